import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_SAVES } from '../../src/library/library.ts';
import { loadSqlite } from '../../src/store/sqlite-file.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { paper } from '../support/papers.ts';
import { readCitations } from '../support/read-citations.ts';
import { actionable, components, isPrivate, listed, textOf } from '../support/read-message.ts';

const { DatabaseSync } = await loadSqlite();

const HOSTILE = '@everyone **[x](https://evil.example)** ``` <@1> ## `|| \u202e';
let now = new Date('2026-11-20T09:00:00Z');
let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot({
    clock: () => now,
    papers: [
      ...Array.from({ length: 12 }, (_, i) =>
        paper(`2601.000${String(i).padStart(2, '0')}`, {
          title: `Kites, volume ${i}`,
          authors: ['Ada Müller'],
          published: '2026-01-05',
          abstract: i % 2 === 0 ? 'On retrieving letters.' : 'On diffusion.',
        }),
      ),
      paper('2602.00001', { title: HOSTILE }),
      paper('2604.00001', { title: `Long kites ${'of paper '.repeat(90)}` }),
      paper('2603.00001', {
        authors: Array.from(
          { length: 400 },
          (_, i) => `Ada N${'abcdefghijklmnopqrst'[i % 20]}${'abcdefghijklmnopqrst'[Math.floor(i / 20)]}`,
        ),
      }),
    ],
  });
});
afterAll(() => bot.close());

async function library(
  as: string,
  subcommand: string,
  options: Record<string, string> = {},
  channel = 'papers',
) {
  now = new Date(now.getTime() + 60_000);
  const interaction = await bot.discord.command({ as, channel, name: 'library', subcommand, options });
  return interaction.finished();
}

async function press(as: string, message: { readonly id: string }, labelled: RegExp) {
  const now = bot.discord.message(message.id);
  if (now === undefined) throw new Error('the message is gone');
  const { custom_id } = actionable(now, labelled);
  return (await bot.discord.press({ as, message: now.id, customId: custom_id })).finished();
}

async function choose(as: string, message: { readonly id: string }, values: readonly string[]) {
  const now = bot.discord.message(message.id);
  if (now === undefined) throw new Error('the message is gone');
  const { custom_id } = actionable(now, 'select');
  return (
    await bot.discord.choose({ as, message: now.id, customId: custom_id, values: [...values] })
  ).finished();
}

describe('/library', () => {
  it('is empty at first, and says what to do', async () => {
    const list = await library('bela', 'list');
    expect(textOf(list)).toBe('Your library is empty. Press **Save** on any paper, or use `/library save`.');
    expect(isPrivate(list)).toBe(true);
  });

  it('saves a paper once, and removes it, all in private', async () => {
    const saved = await library('ada', 'save', { paper: 'kites volume 3' });
    expect(textOf(saved)).toContain('Saved **Kites, volume 3** to your library (1 paper).');
    expect(isPrivate(saved)).toBe(true);
    expect(textOf(await library('ada', 'save', { paper: '2601.00003' }))).toContain(
      'already in your library',
    );
    await bot.restart();
    expect(textOf(await press('ada', saved, /Undo/))).toBe('Removed **Kites, volume 3** from your library.');
    expect(textOf(await press('ada', saved, /Undo/))).toContain('Saved **Kites, volume 3**');
    const removed = await library('ada', 'remove', { paper: '2601.00003' });
    expect(textOf(removed)).toBe('Removed **Kites, volume 3** from your library.');
    expect(textOf(await library('ada', 'remove', { paper: '2601.00003' }))).toContain(
      "isn't in your library",
    );
  });

  it('lists what is saved, newest first, page by page, and by words', async () => {
    for (let i = 0; i < 12; i++)
      await library('maria', 'save', { paper: `2601.000${String(i).padStart(2, '0')}` });
    const list = await library('maria', 'list');
    expect(textOf(list)).toContain('### Your library: 12 papers');
    expect(isPrivate(list)).toBe(true);
    expect(listed(list)).toEqual([11, 10, 9, 8, 7].map((i) => `Kites, volume ${i}`));
    await bot.restart();
    expect(listed(await press('maria', list, /Next/))).toEqual(
      [6, 5, 4, 3, 2].map((i) => `Kites, volume ${i}`),
    );
    await press('maria', list, /Next/);
    for (const i of [0, 1]) await library('maria', 'remove', { paper: `2601.0000${i}` });
    expect(listed(await press('maria', list, /Previous/))).toHaveLength(5);

    const found = await library('maria', 'list', { filter: 'muller retrieval' });
    expect(textOf(found)).toContain('12 papers'.replace('12', '10'));
    expect(listed(found)).toEqual([10, 8, 6, 4, 2].map((i) => `Kites, volume ${i}`));
    expect(textOf(await library('maria', 'list', { filter: 'gardening' }))).toContain(
      'None of your 10 saved papers',
    );
  });

  it('keeps the filter over its pages after a restart', async () => {
    const found = await library('maria', 'list', { filter: '"kites, volume"' });
    await bot.restart();
    const next = await press('maria', found, /Next/);
    expect(textOf(next)).toContain('10 for “kites, volume”');
    expect(listed(next)).toHaveLength(5);
  });

  it('offers to remove only what is saved', async () => {
    await library('chen', 'save', { paper: '2601.00005' });
    const offered = (subcommand: string) =>
      bot.discord.autocomplete({
        as: 'chen',
        channel: 'papers',
        name: 'library',
        subcommand,
        focused: 'paper',
        options: { paper: 'kites' },
      });
    expect((await offered('remove')).map(({ value }) => value)).toEqual(['2601.00005']);
    expect((await offered('save')).length).toBeGreaterThan(5);
  });

  it('shows a hostile title as text', async () => {
    const saved = textOf(await library('chen', 'save', { paper: '2602.00001' }));
    expect(saved).toContain('\\`\\`\\`');
    expect(saved).not.toContain('@everyone');
    expect(textOf(await library('chen', 'list'))).not.toContain('@everyone');
    await library('chen', 'remove', { paper: '2602.00001' });
  });

  it('works in private messages with the bot', async () => {
    const dm = bot.discord.world.dm('ada');
    expect(textOf(await library('ada', 'save', { paper: '2601.00007' }, dm.id))).toContain('Saved');
    expect(listed(await library('ada', 'list', {}, 'papers'))).toContain('Kites, volume 7');
  });
});

describe('for someone who installed the bot for themselves', () => {
  it('everything works in a server that has no bot, in private', async () => {
    bot.discord.world.addGuild({
      name: 'Elsewhere',
      members: { bela: [] },
      channels: [{ name: 'lobby' }],
    });
    bot.discord.world.removeBot('Elsewhere');
    const saved = await library('bela', 'save', { paper: '2601.00008' }, 'lobby');
    expect(isPrivate(saved)).toBe(true);
    expect(textOf(saved)).toContain('Saved **Kites, volume 8**');
    expect(textOf(await press('bela', saved, /Undo/))).toContain('Removed');
    const dm = bot.discord.world.dm('bela').id;
    const card = await (
      await bot.discord.command({ as: 'bela', channel: dm, name: 'paper', options: { paper: '2601.00008' } })
    ).finished();
    expect(textOf(await press('bela', card, /^Save$/))).toContain('(1 paper)');
    expect(textOf(await press('bela', card, /^Cite$/))).toContain('@misc{muller2026kites,');
    expect(textOf(await library('bela', 'list', {}, 'lobby'))).toContain('1 paper');
    expect(textOf(await press('bela', card, /^Save$/))).toContain('Removed');
  });
});

describe('Save', () => {
  it('on a card toggles, for whoever presses it, after a restart', async () => {
    const card = await (
      await bot.discord.command({
        as: 'ada',
        channel: 'papers',
        name: 'paper',
        options: { paper: '2601.00009' },
      })
    ).finished();
    expect(isPrivate(card)).toBe(false);
    await bot.restart();
    const first = await press('bela', card, /^Save$/);
    expect(textOf(first)).toContain('Saved **Kites, volume 9** to your library (1 paper).');
    expect(isPrivate(first)).toBe(true);
    expect(textOf(await press('ada', card, /^Save$/))).toContain('Saved');
    expect(textOf(await press('bela', card, /^Save$/))).toContain('Removed');
    expect(textOf(await library('bela', 'list'))).toContain('empty');
    expect(listed(await library('ada', 'list'))).toContain('Kites, volume 9');
  });

  it('in a select shows which of a list are saved, and changes it, after a restart', async () => {
    const list = await (
      await bot.discord.command({
        as: 'bela',
        channel: 'papers',
        name: 'search',
        options: { query: 'kites' },
      })
    ).finished();
    const option = actionable(list, 'select').options?.find(({ label }) => label === 'Save papers…');
    await bot.restart();
    const picker = await choose('bela', list, [option?.value ?? '']);
    expect(isPrivate(picker)).toBe(true);
    const options = actionable(picker, 'select').options ?? [];
    expect(options.map(({ label }) => label.replace(/^\d+\. /, ''))).toEqual(listed(list));
    expect(options.filter((one) => one.default)).toEqual([]);
    const [a = '', b = '', c = ''] = options.map(({ value }) => value);

    expect(textOf(await choose('bela', picker, [a, b]))).toBe('Saved 2 papers.');
    await bot.restart();
    const changed = await choose('bela', picker, [b, c]);
    expect(textOf(changed)).toBe('Saved 1 paper. Removed 1 paper.');
    const chosen = components(changed).flatMap((one) =>
      (one.options ?? []).filter((option) => option.default),
    );
    expect(chosen.map(({ value }) => value)).toEqual([b, c]);
    expect(textOf(await choose('bela', picker, [b, c]))).toBe('Your library is unchanged.');
    expect(textOf(await choose('bela', picker, []))).toBe('Removed 2 papers.');
  });
});

it('in a select saves as many as there is room for, after removing deselected ones, and counts the others', async () => {
  const { id } = bot.discord.world.addPerson({ username: 'dora' });
  bot.discord.world.join('Reading Group', 'dora');
  const database = new DatabaseSync(join(bot.folder, 'paperboy.sqlite'));
  database.exec(`
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${MOST_SAVES - 1})
    insert into saves (user_id, paper_id, saved_at, cite_key, record)
    select '${id}', '2401.' || n, 1, 'lovelace' || n, '{"id":"2401.' || n || '","title":"Kept","authors":[]}' from numbers`);
  database.close();
  const asked = { as: 'dora', channel: 'papers', name: 'search', options: { query: 'kites' } };
  const list = await (await bot.discord.command(asked)).finished();
  const option = actionable(list, 'select').options?.find(({ label }) => label === 'Save papers…');
  const picker = await choose('dora', list, [option?.value ?? '']);
  const [first = '', ...others] = (actionable(picker, 'select').options ?? []).map(({ value }) => value);
  expect(textOf(await choose('dora', picker, [first]))).toBe('Saved 1 paper.');
  expect(textOf(await choose('dora', picker, others.slice(0, 3)))).toContain(
    'Saved 1 paper. Removed 1 paper. There was no room for 2 papers. Your library is full (5,000 papers).',
  );
});

it('names a paper that was not saved in 300 characters, however long its title is', async () => {
  const said = textOf(await library('ada', 'remove', { paper: '2604.00001' }));
  expect(said).toContain("…** isn't in your library.");
  expect(said.length).toBeLessThan(340);
});

describe('/library export', () => {
  const exported = async (format: string) => {
    const message = await library('chen', 'export', { format });
    const [file] = message.attachments ?? [];
    const bytes = file === undefined ? undefined : bot.discord.attachment(file.id);
    return { message, name: file?.filename, text: bytes === undefined ? '' : Buffer.from(bytes).toString() };
  };

  it('says what to do if nothing is saved', async () => {
    for (const { paper } of await bot.app.store.library.all(bot.discord.world.person('chen').id)) {
      await library('chen', 'remove', { paper: paper.id });
    }
    const { message, name } = await exported('bibtex');
    expect(name).toBeUndefined();
    expect(textOf(message)).toContain('Your library is empty.');
  });

  it('returns everything saved as a private file, in each format, with the same keys after a restart', async () => {
    for (const id of ['2601.00001', '2601.00002', '2602.00001']) await library('chen', 'save', { paper: id });
    const before = await exported('bibtex');
    expect(isPrivate(before.message)).toBe(true);
    expect(textOf(before.message)).toContain('Your library: 3 papers.');
    expect(components(before.message).map(({ type }) => type)).toContain(13);
    expect(before.name).toBe('library-2026-11-20.bib');
    expect(before.text).toContain('@misc{muller2026kites,');
    expect(before.text).toContain('@misc{muller2026kitesb,');
    expect(before.text).toContain('author = {M{\\"u}ller, Ada}');
    await library('chen', 'remove', { paper: '2601.00001' });
    await bot.restart();
    for (const format of ['bibtex', 'ris', 'csl', 'csv'] as const) {
      const { text } = await exported(format);
      const keys = readCitations(format, text).map(({ key }) => key);
      expect(keys.sort()).toEqual(['lovelace2026everyone', 'muller2026kitesb']);
    }
    expect((await exported('markdown')).text.trim().split('\n')).toHaveLength(2);
  });
});

describe('Cite', () => {
  const cite = async (as: string, id: string) => {
    const card = await (
      await bot.discord.command({ as: 'ada', channel: 'papers', name: 'paper', options: { paper: id } })
    ).finished();
    await bot.restart();
    return press(as, card, /^Cite$/);
  };

  it('on a card shows BibTeX to whoever asks, after a restart', async () => {
    const shown = await cite('bela', '2601.00004');
    expect(isPrivate(shown)).toBe(true);
    expect(textOf(shown)).toMatch(/^```bibtex\n@misc\{muller2026kites,\n[^`]*\n\}\n```$/);
  });

  it('uses the key that the paper has in their library', async () => {
    await library('bela', 'save', { paper: '2601.00005' });
    await library('bela', 'save', { paper: '2601.00006' });
    expect(textOf(await cite('bela', '2601.00006'))).toContain('@misc{muller2026kitesb,');
  });

  it('keeps a hostile title inside its block', async () => {
    const shown = textOf(await cite('bela', '2602.00001'));
    expect(shown.match(/```/g)).toHaveLength(2);
  });

  it('comes as a file if it is long', async () => {
    const shown = await cite('bela', '2603.00001');
    expect(textOf(shown)).toContain('too long for a message');
    expect(shown.attachments?.map(({ filename }) => filename)).toEqual(['citation.bib']);
  });
});
