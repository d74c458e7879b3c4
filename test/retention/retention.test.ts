import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/schedule.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { textOf } from '../support/read-message.ts';
import { silent } from '../support/stores.ts';

let now = new Date('2026-11-01T09:00:00Z');
let bot: TestBot;

beforeEach(async () => {
  now = new Date('2026-11-01T09:00:00Z');
  bot = await startTestBot({ clock: () => now });
  await run('digest', { channel: 'papers', time: '9:00', timezone: 'UTC' }, 'set');
  await run('pin', { paper: '2111.00396', days: 90 });
});
afterEach(() => bot.close());

async function run(name: string, options: Record<string, unknown>, subcommand?: string) {
  const act = {
    as: 'maria',
    channel: 'papers',
    name,
    options,
    ...(subcommand === undefined ? {} : { subcommand }),
  };
  return (await bot.discord.command(act)).finished();
}

/** The daily look, so many days after the first of November. */
async function lookOn(day: number): Promise<void> {
  now = new Date(Date.UTC(2026, 10, 1 + day, 9));
  const schedule = createSchedule(silent);
  bot.app.startDeliveries(schedule);
  await schedule.now('what is kept too long');
  await schedule.stop();
}

async function settings(): Promise<number> {
  const { id } = bot.discord.world.guild('Reading Group');
  const { subscriptions, featured } = bot.app.store;
  return (await subscriptions.ofGuild(id)).length + (await featured.history(id, 9)).length;
}

const told = () =>
  bot.discord
    .messages(bot.discord.world.dm('maria'))
    .map(textOf)
    .filter((text) => text.includes('removed from a server'));

describe('the settings of a server that removed the bot', () => {
  it('stay for thirty days, then are deleted, and the owner is told once', async () => {
    expect(await settings()).toBe(2);
    // Discord lets a bot write to those it shares a server with.
    bot.discord.world.addGuild({ name: 'Other', members: { maria: [] }, channels: [{ name: 'other' }] });
    bot.discord.world.removeBot('Reading Group');
    await lookOn(1);
    await bot.restart();
    await lookOn(30);
    expect(await settings()).toBe(2);
    await lookOn(31);
    expect(await settings()).toBe(0);
    const { id } = bot.discord.world.channel('papers');
    expect(told()).toEqual([
      `I was removed from a server 30 days ago, so I deleted what you set up there: the digests of <#${id}>. If you add me again, \`/digest set\` starts over.`,
    ]);
    await lookOn(32);
    expect(told()).toHaveLength(1);
    expect(bot.log.filter((line) => line.includes(bot.discord.world.person('maria').id))).toEqual([]);
  });

  it('stay if the bot is added again, and the days start over next time', async () => {
    bot.discord.world.removeBot('Reading Group');
    await lookOn(1);
    bot.discord.world.addBot('Reading Group');
    await lookOn(20);
    bot.discord.world.removeBot('Reading Group');
    await lookOn(25);
    await lookOn(40);
    expect(await settings()).toBe(2);
    await lookOn(55);
    expect(await settings()).toBe(0);
  });

  it('are scheduled for deletion only in servers the bot is not in', async () => {
    const noted = () => bot.app.store.leftGuilds.notedUntil(now);
    await lookOn(1);
    expect(await noted()).toEqual([]);
    bot.discord.world.removeBot('Reading Group');
    await lookOn(2);
    expect(await noted()).toEqual([bot.discord.world.guild('Reading Group').id]);
  });

  it('stay while Discord does not list the servers', async () => {
    bot.discord.world.removeBot('Reading Group');
    await lookOn(1);
    bot.discord.faults.add({ method: 'GET', path: /^\/users\/@me\/guilds/, status: 503 });
    await lookOn(40);
    expect(await settings()).toBe(2);
    expect(told()).toEqual([]);
  });

  it('are deleted silently if nobody can be reached', async () => {
    bot.discord.world.closeDms('maria');
    bot.discord.world.removeBot('Reading Group');
    await lookOn(1);
    await lookOn(31);
    expect(await settings()).toBe(0);
    expect(told()).toEqual([]);
  });
});

describe('deliveries', () => {
  it('are kept for thirty-one weeks and no longer, however many there are', async () => {
    const { ledger } = bot.app.store;
    const { id } =
      (await bot.app.store.subscriptions.ofGuild(bot.discord.world.guild('Reading Group').id))[0] ?? {};
    const days = Array.from({ length: 1_100 }, (_, i) => ({
      id: `d${i}`,
      period: `p${i}`,
      timezone: 'UTC',
      dueAt: new Date(now.getTime() - (i < 1_050 ? 218 : 216) * 86_400_000),
      reason: { kind: 'missed' } as const,
    }));
    await ledger.claimDue({ holder: 'x', now: new Date(now.getTime() + 86_400_000), until: now }, 9, () => ({
      skip: days,
      nextAt: undefined,
    }));
    expect(await ledger.recent(id ?? '', 2_000)).toHaveLength(1_100);
    await lookOn(0);
    expect(await ledger.recent(id ?? '', 2_000)).toHaveLength(50);
  });
});
