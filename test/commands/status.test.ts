import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { isPrivate, textOf } from '../support/read-message.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

it('says privately how many papers there are and how fresh they are', async () => {
  const interaction = await bot.discord.command({ as: 'ada', channel: 'papers', name: 'status' });
  const reply = await interaction.finished();
  expect(isPrivate(reply)).toBe(true);
  expect(textOf(reply)).toContain('46 papers');
  expect(textOf(reply)).toContain('Not updated yet');
  expect(textOf(reply)).not.toContain('Next batch');
});
