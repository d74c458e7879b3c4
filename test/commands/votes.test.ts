import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../src/loopback/wire/message.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;
beforeAll(async () => {
  const papers = ['Old', 'Middle', 'New'].map((age, i) => ({
    id: `240${i + 1}.00001`,
    title: `${age} kites`,
    published: `2024-0${i + 1}-01`,
  }));
  bot = await startTestBot({ papers });
});
afterAll(() => bot.close());

async function run(name: string, options: Record<string, unknown>, as = 'ada'): Promise<Message> {
  return (await bot.discord.command({ as, channel: 'papers', name, options })).finished();
}

async function press(message: Message, label: RegExp, as = 'ada') {
  const { custom_id: customId } = actionable(message, label);
  return bot.discord.press({ as, message, customId });
}

/** The card that only `as` sees, of the paper that stands first in a list. */
async function privateCard(as = 'ada'): Promise<Message> {
  const list = await run('search', { query: 'kites', sort: 'newest' }, as);
  const { custom_id: customId } = actionable(list, 'select');
  const choosing = await bot.discord.choose({ as, message: list, customId, values: ['2403.00001'] });
  return choosing.finished();
}

it('ranks local votes first in a search by votes, and says how many', async () => {
  const titles = async () => listed(await run('search', { query: 'kites', sort: 'votes' }));
  expect((await titles())[0]).toContain('New kites');
  await (await press(await run('paper', { paper: '2401.00001' }), /Upvote/)).finished();
  expect((await titles())[0]).toContain('Old kites');
  expect(textOf(await run('search', { query: 'kites', sort: 'votes' }))).toContain('1 vote here');
  expect(textOf(await run('search', { query: 'kites' }))).not.toContain('vote here');
});

it('is confirmed privately if everyone sees the card', async () => {
  const card = await run('paper', { paper: '2402.00001' });
  const asides = () =>
    bot.discord
      .messages('papers', { as: 'bela' })
      .filter((message) => isPrivate(message))
      .map(textOf);
  const said = async () => {
    const before = asides().length;
    await (await press(card, /▲/, 'bela')).finished();
    await expect.poll(() => asides().length).toBeGreaterThan(before);
    return asides().at(-1);
  };
  expect(await said()).toBe('▲ You upvoted **Middle kites**. Press it again to take that back.');
  expect(actionable(bot.discord.message(card.id) ?? card, /▲/).label).toBe('▲ 1');
  expect(await said()).toBe('You took back your upvote for **Middle kites**.');
});

it('is marked on a card that only the person sees', async () => {
  const card = await privateCard();
  expect(actionable(card, /▲/).label).toBe('▲ Upvote');
  const voted = await (await press(card, /▲/)).finished();
  expect(actionable(voted, /▲/).label).toBe('▲ 1 · your vote');
  expect(actionable(await privateCard('bela'), /▲/).label).toBe('▲ 1');
  expect(actionable(await run('paper', { paper: '2403.00001' }), /▲/).label).toBe('▲ 1');
});

it('can be asked of others: a private card is shared to the channel by whoever may write there', async () => {
  const shared = await (await press(await privateCard('bela'), /Share/, 'bela')).finished();
  expect(isPrivate(shared)).toBe(false);
  expect(textOf(shared)).toMatch(/^-# Shared by <@\d+>\n### New kites/);
  expect(() => actionable(shared, /Share/)).toThrow();
  bot.discord.world.deny('papers', 'bela', ['SendMessages']);
  const refused = await (await press(await privateCard('bela'), /Share/, 'bela')).finished();
  expect(isPrivate(refused)).toBe(true);
  expect(textOf(refused)).toContain('You need the **Send Messages** permission');
});
