import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/loopback/wire/message.ts';
import { startTestBot, type TestBot } from '../../support/bot.ts';
import { actionable, textOf } from '../../support/read-message.ts';

const LINE = '-# My catalog was last updated 3 days ago.';
const HOUR = 3_600_000;

let folder = '';
let bot: TestBot;
let now = new Date();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-stale-'));
  const lastSuccess = new Date(now.getTime() - 80 * HOUR).toISOString();
  const state = { readings: {}, sources: { 'hugging-face': { lastSuccess } } };
  await writeFile(path.join(folder, 'refresh.json'), JSON.stringify(state));
  bot = await startTestBot({ environment: { DATA_DIR: folder }, clock: () => now });
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(name: string, options: Record<string, unknown> = {}) {
  const interaction = await bot.discord.command({ as: 'ada', channel: 'papers', name, options });
  return interaction.finished();
}

async function findPapers(content: string) {
  const target = bot.discord.say({ as: 'bela', channel: 'papers', content });
  const interaction = await bot.discord.messageCommand({
    as: 'ada',
    channel: 'papers',
    name: 'Find papers',
    target,
  });
  return interaction.finished();
}

const answers: readonly [string, () => Promise<Message>][] = [
  ['a list of results', () => run('search', { query: 'sequence models' })],
  ['the one paper that was searched for', () => run('search', { query: '2005.11401' })],
  ['a search that found nothing', () => run('search', { query: 'xqzzyk wvvbn' })],
  ['/trending', () => run('trending', { window: 'month' })],
  ['/ask', () => run('ask', { question: 'What does retrieval augmented generation combine?' })],
  ['a card', () => run('paper', { paper: '2005.11401' })],
  ['a choice of papers', () => run('paper', { paper: 'sequence models' })],
  ['/similar', () => run('similar', { paper: '2105.13120' })],
  ['papers named in a message', () => findPapers('https://arxiv.org/abs/2005.11401')],
  ['papers that fit a message', () => findPapers('that benchmark for long context understanding')],
];

describe('an answer from a catalog older than a day', () => {
  it.each(answers)('says so at the end of %s', async (_, answer) => {
    expect(textOf(await answer()).endsWith(LINE)).toBe(true);
  });

  it('says so on a card that was voted for, and on the next page, too', async () => {
    const card = await run('paper', { paper: '2005.11401' });
    const { custom_id } = actionable(card, /Upvote/);
    const vote = await bot.discord.press({ as: 'bela', message: card, customId: custom_id });
    expect(textOf(await vote.finished()).split(LINE)).toHaveLength(2);
    const list = await run('search', { query: 'sequence models' });
    const next = actionable(list, /Next/).custom_id;
    const turned = textOf(
      await (await bot.discord.press({ as: 'ada', message: list, customId: next })).finished(),
    );
    expect(turned).toContain('**6. ');
    expect(turned.endsWith(LINE)).toBe(true);
  });

  it('says nothing of it while the catalog is young', async () => {
    const then = now;
    now = new Date(then.getTime() - 60 * HOUR);
    try {
      expect(textOf(await run('search', { query: 'sequence models' }))).not.toContain('last updated');
    } finally {
      now = then;
    }
  });
});
