import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';

const RAG = '2005.11401';
let bot: TestBot;

beforeAll(async () => {
  // Every answer counts as slow.
  bot = await startTestBot({ deferAfterMs: 0 });
});
afterAll(() => bot.close());

type Act = Parameters<TestBot['discord']['command']>[0];

/** Whether a person alone sees that the answer is awaited. */
async function awaitedPrivately(act: Pick<Act, 'name' | 'subcommand' | 'options'>): Promise<boolean> {
  const interaction = await bot.discord.command({ as: 'maria', channel: 'off-topic', ...act });
  const first = await interaction.answer;
  if (first.kind !== 'deferred') throw new Error(`answered at once: ${first.kind}`);
  return first.ephemeral;
}

const channel = { channel: 'papers' };

describe('a slow answer', () => {
  it.each<[string, Pick<Act, 'name' | 'subcommand' | 'options'>]>([
    [
      '/digest set',
      { name: 'digest', subcommand: 'set', options: { ...channel, time: '9:00', timezone: 'Europe/Berlin' } },
    ],
    ['/digest list', { name: 'digest', subcommand: 'list' }],
    ['/digest preview', { name: 'digest', subcommand: 'preview', options: channel }],
    ['/digest why', { name: 'digest', subcommand: 'why', options: channel }],
    ['/setup check', { name: 'setup', subcommand: 'check', options: channel }],
    ['/pin', { name: 'pin', options: { paper: RAG } }],
    ['/unpin', { name: 'unpin', options: { paper: RAG } }],
    ['a private /search', { name: 'search', options: { query: 'retrieval', private: true } }],
  ])('that is for the person alone is awaited so: %s', async (_what, act) => {
    expect(await awaitedPrivately(act)).toBe(true);
  });

  it.each<[string, Pick<Act, 'name' | 'subcommand' | 'options'>]>([
    ['/search', { name: 'search', options: { query: 'retrieval' } }],
    ['/paper', { name: 'paper', options: { paper: RAG } }],
    ['/trending', { name: 'trending' }],
    ['/ask', { name: 'ask', options: { question: 'What is RAG?' } }],
  ])('that is for all is awaited by all: %s', async (_what, act) => {
    expect(await awaitedPrivately(act)).toBe(false);
  });

  it('to a right-click is deferred privately', async () => {
    const target = bot.discord.say({ as: 'ada', channel: 'papers', content: `arxiv.org/abs/${RAG}` });
    for (const name of ['Find papers', 'Feature papers']) {
      const act = { as: 'maria', channel: 'papers', name, target };
      expect(await (await bot.discord.messageCommand(act)).answer).toMatchObject({ ephemeral: true });
    }
  });
});
