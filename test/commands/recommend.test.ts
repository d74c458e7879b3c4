import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { actionable, isPrivate, listed, textOf } from '../support/read-message.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.close());

async function run(name: string, options: Record<string, string> = {}, subcommand?: string) {
  const act = {
    as: 'ada',
    channel: 'papers',
    name,
    options,
    ...(subcommand === undefined ? {} : { subcommand }),
  };
  return (await bot.discord.command(act)).finished();
}

it('/recommend says what to do, then shows papers near what was saved and upvoted, each with its reason', async () => {
  const nothing = await run('recommend');
  expect(textOf(nothing)).toContain("I don't know what you like yet.");
  expect(isPrivate(nothing)).toBe(true);

  const card = await run('paper', { paper: '2111.00396' });
  const title = /### (.*)/.exec(textOf(card))?.[1] ?? '';
  const { custom_id: customId } = actionable(card, /Upvote/);
  await (await bot.discord.press({ as: 'ada', message: card, customId })).finished();
  const list = await run('recommend');
  expect(isPrivate(list)).toBe(true);
  expect(textOf(list)).toContain(`like *${title.slice(0, 40)}`);
  expect(textOf(list)).toContain(', which you upvoted');
  const [first = ''] = listed(list);
  await run('library', { paper: first }, 'save');
  // It has kin of its own, which the one upvoted has not.
  await run('library', { paper: '2105.13120' }, 'save');
  await bot.restart();
  expect(listed(await run('recommend'))).not.toContain(first);
  expect(textOf(await run('recommend'))).toContain(', which you saved');
});
