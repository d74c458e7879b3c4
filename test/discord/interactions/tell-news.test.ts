import { expect, it } from 'vitest';
import { startTestBot } from '../../support/bot.ts';
import { textOf } from '../../support/read-message.ts';

it('tells a person once, privately after their next answer, that their DMs were rejected', async () => {
  const bot = await startTestBot({ papers: [{ id: '2401.00001', title: 'Knitting' }] });
  const { id: userId } = bot.discord.world.person('ada');
  const { digests, store } = { ...bot.app.services(), store: bot.app.store };
  const recipient = { kind: 'person', userId } as const;
  await digests.set({ recipient }, userId, { time: '09:00', timezone: 'UTC' });
  await store.subscriptions.change(`person:${userId}`, (current) =>
    current === undefined
      ? undefined
      : { ...current, state: 'off', offReason: { kind: 'gone', why: { kind: 'closed' } } },
  );
  const search = async (as: string) => {
    const asked = await bot.discord.command({
      as,
      channel: 'papers',
      name: 'search',
      options: { query: 'knitting' },
    });
    await asked.finished();
    return asked;
  };
  const other = await search('bela');
  const first = await search('ada');
  await expect.poll(() => first.followups.length).toBe(1);
  const [told] = first.followups;
  expect(told && textOf(told)).toContain("I've turned off your daily message");
  expect((told?.flags ?? 0) & 64).toBe(64);
  const second = await search('ada');
  await bot.close();
  expect([other.followups, second.followups]).toEqual([[], []]);
});
