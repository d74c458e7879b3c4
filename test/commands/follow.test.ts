import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, components, isPrivate, textOf } from '../support/read-message.ts';

const NOW = new Date('2026-11-20T10:00:00Z');

/** Forty papers of the last days; every fourth is of kites. */
const papers = Array.from({ length: 40 }, (_, i) => ({
  id: `2611.000${10 + i}`,
  title: i % 4 === 0 ? `Kites in the wind, part ${i}` : `On letters, part ${i}`,
  abstract: i === 1 ? 'We study Retrieval-Augmented Generation (RAG).' : 'We study something else.',
  authors: i === 2 ? ['Jürgen Müller', 'Ada Lovelace'] : ['Grace Hopper'],
  categories: i === 3 ? ['cs.IR'] : ['cs.CL'],
  listedOn: '2026-11-19',
}));

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot({ papers, clock: () => NOW, discord: { answerWithinMs: 20_000 } });
  for (const username of ['carl', 'dora', 'emil', 'frida', 'gus', 'hal', 'ivo', 'jana']) {
    bot.discord.world.addPerson({ username });
    bot.discord.world.join('Reading Group', username);
  }
});
afterAll(() => bot.close());

async function run(as: string, subcommand: string, options: Record<string, unknown> = {}) {
  const asked = await bot.discord.command({ as, channel: 'papers', name: 'follow', subcommand, options });
  return asked.finished();
}

const follow = (as: string, value: string, kind = 'words') => run(as, 'add', { kind, value });

async function press(as: string, message: Awaited<ReturnType<typeof run>>, labelled: RegExp) {
  const pressed = await bot.discord.press({ as, message, customId: actionable(message, labelled).custom_id });
  return pressed.finished();
}

describe('/follow add', () => {
  it('follows words and says, to that person alone, how much they matched and when messages come', async () => {
    const answer = await follow('ada', 'rag');
    expect(isPrivate(answer)).toBe(true);
    expect(textOf(answer)).toContain('Following “rag”. It matched 1 paper in the last 30 days.');
    expect(textOf(answer)).toContain('Monday to Friday at 09:00 (UTC)');
    // Monday, since today's hour has passed.
    expect(textOf(answer)).toContain(`<t:${Date.UTC(2026, 10, 23, 9) / 1000}:F>`);
  });

  it('finds an acronym by what the catalog says it is short for', async () => {
    expect(textOf(await follow('ada', 'retrieval augmented generations'))).toContain('matched 1 paper');
  });

  it('follows an author, whatever the accents, and a category with its subcategories', async () => {
    expect(textOf(await follow('ada', 'Muller, Jurgen', 'author'))).toContain(
      'Following **Muller, Jurgen**. It matched 1 paper',
    );
    expect(textOf(await follow('ada', 'cs.IR', 'category'))).toContain(
      'Following **cs.IR**. It matched 1 paper',
    );
  });

  it.each([
    ['words', 'kitez in the wynd', 'Nothing in my whole catalog matches that.'],
    ['author', 'Grace Hoppre', "I don't have any papers by an author of that name."],
    ['category', 'cs.XX', "I don't have any papers in that category."],
  ])('warns that nothing it has matches, if that may be a slip: %s %s', async (kind, value, warning) => {
    const answer = textOf(await follow('ivo', value, kind));
    expect(answer).toContain('It matched no papers');
    expect(answer).toContain(`⚠️ ${warning} Check the spelling`);
    expect(textOf(await run('ivo', 'list'))).toContain('no papers yet');
  });

  it('and not what only nothing recent matches', async () => {
    for (const [value, kind] of [
      ['else letters', 'words'],
      ['cs.IR', 'category'],
      ['Lovelace', 'author'],
    ] as const)
      expect(textOf(await follow('jana', value, kind))).not.toContain('⚠️');
  });

  it('says with numbers that something is broad, and keeps it anyway when asked, also after a restart', async () => {
    const asked = await follow('maria', 'kite');
    expect(textOf(asked)).toContain('**10 of the 40 papers** from the last week');
    expect(textOf(await run('maria', 'list'))).toContain("You don't follow anything yet");
    await bot.restart();
    expect(textOf(await press('maria', asked, /Keep it anyway/))).toContain(
      'Following “kite”. It matched 10 papers',
    );
    expect(textOf(await run('maria', 'list'))).toContain('1. “kite” · 10 papers');
  });

  it('says that the person already follows that, in any spelling, and leaves it if told to', async () => {
    await follow('bela', 'Graph-networks');
    const again = await follow('bela', 'graph-network');
    expect(textOf(again)).toContain('You already follow “Graph-networks”');
    expect(textOf(await press('bela', again, /Never mind/))).toContain("haven't added “graph-network”");
    expect(textOf(await run('bela', 'list'))).toContain('Your follows: 1 of 25');
  });

  it.each([
    ['after:2024 kites', 'words', 'only gets new papers'],
    ['-kites', 'words', 'nothing to look for'],
    ['🤗 — !', 'words', 'nothing to look for'],
    ['J.', 'author', 'nothing to look for'],
    ['machine learning', 'category', "isn't a category"],
  ])('takes no %s', async (value, kind, sentence) => {
    expect(textOf(await follow('carl', value, kind))).toContain(sentence);
    expect(textOf(await run('carl', 'list'))).toContain("You don't follow anything yet");
  });

  it('says which words could not be taken as typed', async () => {
    expect(textOf(await follow('bela', 'zeppelin tag:nlp "open'))).toMatch(/tag:[\s\S]*quotation mark/);
  });

  it('takes 25 follows, and says so at the 26th', async () => {
    for (let i = 0; i < 25; i++) await follow('dora', `topic${i}`);
    const answers = [];
    for (let i = 25; i < 30; i++) answers.push(textOf(await follow('dora', `topic${i}`)));
    expect(new Set(answers.map((one) => one.slice(0, 60))).size).toBe(1);
    expect(answers[0]).toContain('You already follow 25 things');
    expect(textOf(await run('dora', 'list'))).toMatch(/25\. “topic\d+” · no papers yet/);
  });

  it.each([
    '@everyone <@&1> <#2> needle',
    '[needle](javascript:alert(1)) **bold** ||spoiler|| `code`',
    'needle \u202E reversed \u0007 bell \u0000 nul',
    `needle:%${':'.repeat(110)}`,
    'x'.repeat(120),
    `${'漢字'.repeat(59)}ab`,
    `${'👨‍👩‍👧‍👦'.repeat(10)} family`,
    '"unclosed -- ((( *** author:"" cat:',
  ])('says what it was asked without doing what it says: %s', async (value) => {
    const answers = [await follow('hal', value), await follow('hal', value), await run('hal', 'list')];
    const [, again] = answers;
    const keeps = components(again ?? { components: [] }).some(({ label }) => label === 'Keep it anyway');
    if (again !== undefined && keeps) answers.push(await press('hal', again, /Keep it anyway/));
    for (const answer of answers) {
      expect(isPrivate(answer)).toBe(true);
      expect(textOf(answer)).not.toMatch(/@(everyone|here)|(?<!\\)\]\(|(?<!\\)<[@#]/);
      for (const hidden of ['\u0000', '\u0007', '\u202e']) expect(textOf(answer)).not.toContain(hidden);
    }
    const list = await run('hal', 'list');
    for (const { value: id } of actionable(list, 'select').options ?? [])
      await run('hal', 'remove', { follow: id });
    expect(textOf(await run('hal', 'list'))).toContain("You don't follow anything yet");
  });

  it('works in private messages', async () => {
    const channel = bot.discord.world.dm(bot.discord.world.person('ada').id);
    const asked = await bot.discord.command({
      as: 'ada',
      channel: channel.id,
      name: 'follow',
      subcommand: 'list',
    });
    expect(textOf(await asked.finished())).toContain('Your follows: 4 of 25');
  });

  it('completes authors, categories and title words, depending on the kind', async () => {
    const suggest = async (kind: string, value: string) =>
      (
        await bot.discord.autocomplete({
          as: 'ada',
          channel: 'papers',
          name: 'follow',
          subcommand: 'add',
          focused: 'value',
          options: { kind, value },
        })
      ).map(({ name }) => name);
    expect(await suggest('author', 'hop')).toEqual(['Grace Hopper']);
    expect(await suggest('category', 'cs.i')).toEqual(['cs.IR']);
    expect(await suggest('words', 'kites in th')).toEqual([
      'kites in th',
      'kites in the',
      'kites in the wind',
    ]);
  });
});

describe('/follow remove', () => {
  it('removes what is chosen from the list that opens, and can take that back', async () => {
    await follow('emil', 'zeppelins');
    const choices = await bot.discord.autocomplete({
      as: 'emil',
      channel: 'papers',
      name: 'follow',
      subcommand: 'remove',
      focused: 'follow',
      options: { follow: 'zep' },
    });
    expect(choices.map(({ name }) => name)).toEqual(['Words: zeppelins']);
    const removed = await run('emil', 'remove', { follow: choices[0]?.value });
    expect(textOf(removed)).toContain("Unfollowed “zeppelins”. You don't follow anything now");
    expect(textOf(await press('emil', removed, /Undo/))).toContain('Following “zeppelins”');
    await run('emil', 'remove', { follow: 'ZEPPELINS' });
    expect(textOf(await run('emil', 'list'))).toContain("You don't follow anything yet");
  });

  it('says what it cannot find', async () => {
    expect(textOf(await run('emil', 'remove', { follow: 'x' }))).toContain("You don't follow anything yet");
    expect(textOf(await run('ada', 'remove', { follow: 'balloons' }))).toContain(
      "You don't follow “balloons”",
    );
  });

  it('never removes what someone else follows', async () => {
    const list = await run('maria', 'list');
    const select = actionable(list, 'select');
    const chosen = await bot.discord.choose({
      as: 'maria',
      message: list,
      customId: select.custom_id,
      values: [select.options?.[0]?.value ?? ''],
    });
    expect(textOf(await chosen.finished())).toContain('Unfollowed “kite”');
    expect(textOf(await run('ada', 'list'))).toContain('Your follows: 4 of 25');
  });
});

describe('/follow time', () => {
  it('sets time, zone and days, which stay if not given', async () => {
    const set = await run('ada', 'time', {
      time: '18:30',
      timezone: 'tokyo',
      days: 'mon,thu',
      recommendations: 'no',
    });
    expect(textOf(set)).toContain('Mondays and Thursdays at 18:30 (Asia/Tokyo)');
    expect(textOf(set)).toContain(`<t:${Date.UTC(2026, 10, 23, 9, 30) / 1000}:F>`);
    expect(textOf(set)).toContain('without recommendations');
    expect(textOf(await run('ada', 'time', { time: '7' }))).toContain(
      'Mondays and Thursdays at 07:00 (Asia/Tokyo)',
    );
  });

  it('is kept for the first follow', async () => {
    expect(textOf(await run('frida', 'time', { time: '6:15 pm' }))).toContain('`/follow add` starts them');
    expect(textOf(await follow('frida', 'zeppelins'))).toContain('Monday to Friday at 18:15 (UTC)');
  });

  it('offers similar time zones as buttons that set everything given', async () => {
    const question = await run('hal', 'time', { time: '7:15', timezone: 'Europe/Berln', days: 'mon,thu' });
    expect(textOf(question)).toContain('Did you mean **Europe/Berlin**?');
    expect(textOf(await press('hal', question, /Europe\/Berlin/))).toContain(
      'Mondays and Thursdays at 07:15 (Europe/Berlin)',
    );
    const again = await run('hal', 'time', { time: '8', timezone: 'Europe/Berln' });
    expect(textOf(await press('hal', again, /Never mind/))).toBe('OK, nothing changed.');
  });

  it('says what it cannot read', async () => {
    expect(textOf(await run('ada', 'time', { time: '25:00' }))).toContain('25:00');
  });
});

describe('the Follow button of a card', () => {
  it('follows the first author or the category, also after a restart', async () => {
    const asked = await bot.discord.command({
      as: 'gus',
      channel: 'papers',
      name: 'paper',
      options: { paper: papers[3]?.id },
    });
    const card = await asked.finished();
    const choice = await press('gus', card, /^Follow$/);
    expect(isPrivate(choice)).toBe(true);
    expect(components(choice).flatMap(({ label }) => label ?? [])).toEqual(['Grace Hopper', 'cs.IR']);
    await bot.restart();
    expect(textOf(await press('gus', choice, /cs\.IR/))).toContain('Following **cs.IR**');
  });
});

it('sends nothing that Discord refuses, and no command fails', () => {
  expect(bot.discord.requests.count(400)).toBe(0);
  expect(bot.log.filter((line) => line.includes('"level":50'))).toEqual([]);
});
