import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivEntry, arxivFeed } from '../support/arxiv.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, textOf } from '../support/read-message.ts';
import { answer, type SourceServer, startSourceServer } from '../support/source-server.ts';

const PAPER = '2111.00396';
const SUBMITTED = '2602.08025';
let bot: TestBot;
let arxiv: SourceServer;

beforeAll(async () => {
  arxiv = await startSourceServer(answer(404, ''));
  arxiv.handle = (_, response, url) =>
    response.end(arxivFeed(arxivEntry(url.searchParams.get('id_list') ?? '')));
  bot = await startTestBot({
    environment: { ARXIV_API_URL: arxiv.address, REFRESH: '17 * * * *' },
    discord: {
      seed: {
        people: [
          { username: 'maria', displayName: 'Maria Findable' },
          { username: 'ada', displayName: 'Ada' },
        ],
        guilds: [
          {
            name: 'Group',
            owner: 'maria',
            members: { maria: [], ada: [] },
            channels: [{ name: 'papers' }],
          },
        ],
      },
    },
  });
});
afterAll(async () => {
  await bot.close();
  await arxiv.close();
});

async function run(as: string, name: string, options: Record<string, unknown> = {}, subcommand?: string) {
  const act = { as, channel: 'papers', name, options, ...(subcommand === undefined ? {} : { subcommand }) };
  return (await bot.discord.command(act)).finished();
}

async function press(as: string, message: { readonly id: string }, labelled: RegExp) {
  const now = bot.discord.message(message.id);
  if (now === undefined) throw new Error('the message is gone');
  const { custom_id } = actionable(now, labelled);
  return (await bot.discord.press({ as, message: now.id, customId: custom_id })).finished();
}

/** What stands in the files of the bot, the search index aside. */
async function written(): Promise<string> {
  const names = (await readdir(bot.folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  );
  const files = names.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'latin1'));
  return (await Promise.all(files)).join('\n');
}

describe('/forget', () => {
  it('says when there is nothing', async () => {
    const nothing = await run('maria', 'forget');
    expect(textOf(nothing)).toBe("I don't keep anything about you.");
    expect(isPrivate(nothing)).toBe(true);
  });

  it('shows how much is kept, removes all of it after one confirmation, and leaves what belongs to others', async () => {
    const maria = bot.discord.world.person('maria').id;
    for (const as of ['maria', 'ada']) {
      const card = await run(as, 'paper', { paper: PAPER });
      await press(as, card, /Upvote|▲/);
      await press(as, card, /^Save$/);
    }
    await run('maria', 'follow', { kind: 'words', value: 'state space models' }, 'add');
    await run('maria', 'follow', { time: '7:30', timezone: 'Europe/Berlin' }, 'time');
    await run('maria', 'submit', { link: SUBMITTED });
    await run('maria', 'pin', { paper: PAPER, note: 'worth it' });
    await run('maria', 'digest', { channel: 'papers', time: '9:00', timezone: 'UTC' }, 'set');
    expect(await written()).toContain(maria);

    const kept = await run('maria', 'forget');
    expect(textOf(kept).split('\n')).toEqual(
      expect.arrayContaining([
        '- 1 follow',
        '- when and where I message you',
        '- 1 saved paper',
        '- 1 upvote',
        '- 1 submission in the last day',
        '- your name on 1 paper you submitted',
        '- your name on 1 digest you set up',
        '- your name on 1 entry about featured papers',
      ]),
    );
    await bot.restart();
    const removed = await press('maria', kept, /Remove everything/);
    expect(textOf(removed)).toMatch(/^### Removed\n- 1 follow\n- 1 saved paper\n/);
    expect(isPrivate(removed)).toBe(true);
    expect(textOf(await run('maria', 'forget'))).toBe("I don't keep anything about you.");

    expect(textOf(await run('maria', 'follow', {}, 'list'))).toContain('/follow add');
    expect(textOf(await run('maria', 'library', {}, 'list'))).toContain('empty');
    expect(textOf(await run('ada', 'library', {}, 'list'))).toContain('1 paper');
    const card = await run('ada', 'paper', { paper: PAPER });
    expect(actionable(card, /▲/).label).toBe('▲ 1');
    expect(textOf(await run('ada', 'featured'))).toContain('featured by someone');
    expect(textOf(await run('ada', 'featured'))).toContain('worth it');
    expect(textOf(await run('maria', 'digest', {}, 'list'))).toContain('set up by someone');
    expect(textOf(await run('ada', 'paper', { paper: SUBMITTED }))).not.toContain('submitted by');
  });

  it('leaves neither id nor name in any file or the log, even after a restart', async () => {
    const maria = bot.discord.world.person('maria').id;
    const names = [maria, 'Findable'];
    for (const name of names) expect(await written()).not.toContain(name);
    await bot.restart();
    expect(textOf(await run('ada', 'paper', { paper: SUBMITTED }))).not.toContain('submitted by');
    for (const name of names) {
      expect(await written()).not.toContain(name);
      expect(bot.log.filter((line) => line.includes(name))).toEqual([]);
    }
  });
});
