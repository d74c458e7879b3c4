import { setTimeout as sleep } from 'node:timers/promises';
import { USUAL_SETTINGS } from '../../../src/digest/service/change.ts';
import { createLog } from '../../../src/log.ts';
import { createSchedule } from '../../../src/schedule.ts';
import { startTestBot, type TestBot } from '../../support/bot.ts';
import { textOf } from '../../support/read-message.ts';
import type { Fault, FaultReport, Prepared } from './fault.ts';

/** Digests that come due during the fault. */
const CHANNELS = 5;

/** How long before the digests' due minute the fault begins, ms. */
const BEFORE_DUE_MS = 1500;

/** How long to wait for recovery after the fault, and between checks, ms. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 500;

const NOT_NOW = /missing right now|can’t reach my database|went wrong/;

/** Inflicts a fault on a bot with digests coming due, for a given time, and watches what people see. */
export async function runFault(fault: Fault, lastsMs: number): Promise<FaultReport | undefined> {
  const prepared: Prepared | undefined = fault.prepare
    ? await fault.prepare()
    : { environment: {}, close: async () => {} };
  if (prepared === undefined) return undefined;
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const bot = await startTestBot({
    clock,
    environment: prepared.environment,
    unchecked: 'it is a benchmark',
  });
  ahead = 60_000 - BEFORE_DUE_MS - (Date.now() % 60_000);
  const log = createLog({ level: 'silent' });
  const schedule = createSchedule(log, clock);
  const patient = {
    bot,
    schedule,
    turnClock(ms: number) {
      ahead += ms;
    },
  };
  let [searches, answered] = [0, 0];

  /** Starts another delivery run without waiting for it, like the schedule does; and one search. */
  async function look(): Promise<boolean> {
    void schedule.now('digests');
    const [isAnswered, isWhole] = await Promise.all([search(bot), isWell(bot)]);
    searches += 1;
    answered += isAnswered ? 1 : 0;
    await sleep(LOOK_MS);
    return isWhole && isAnswered;
  }

  try {
    const channels = await subscribe(bot, clock());
    bot.app.startDeliveries(schedule);
    await fault.begin(patient, prepared);
    for (const until = performance.now() + lastsMs; performance.now() < until; ) await look();
    const during = { searches, answered };
    await fault.end(patient, prepared);
    const ended = performance.now();
    const counts = () => channels.map((id) => bot.discord.messages({ id }, { limit: 1000 }).length);
    let healedAfter: number | undefined;
    while (healedAfter === undefined && performance.now() - ended < PATIENCE_MS) {
      const isWhole = await look();
      if (isWhole && counts().every((count) => count > 0)) healedAfter = (performance.now() - ended) / 1000;
    }
    // Duplicates would appear in the next runs.
    for (let n = 0; n < 4; n++) await look();
    return {
      ...during,
      healedAfter,
      due: CHANNELS,
      doubled: counts().filter((count) => count > 1).length,
      lost: counts().filter((count) => count === 0).length,
    };
  } finally {
    await Promise.all([bot.app.stopWork(), schedule.stop()]);
    await bot.close();
    await prepared.close();
  }
}

/** Digests for new channels that come due at the next minute. */
async function subscribe(bot: TestBot, now: Date): Promise<readonly string[]> {
  const { world } = bot.discord;
  const [guild] = [...world.guilds.values()];
  if (guild === undefined) throw new Error('there is no server');
  const time = new Date(now.getTime() + 60_000).toISOString().slice(11, 16);
  const channels: string[] = [];
  for (let n = 0; n < CHANNELS; n++) {
    const channel = world.addChannel(guild, { name: `digest-${n}` });
    const recipient = {
      kind: 'channel',
      guildId: guild.id,
      channelId: channel.id,
      channelKind: 'text',
    } as const;
    await bot.app
      .services()
      .digests.set({ recipient }, guild.ownerId, { ...USUAL_SETTINGS, time, timezone: 'UTC' });
    channels.push(channel.id);
  }
  return channels;
}

/** Does a search find what it should, even if its answer is incomplete? */
async function search({ discord }: TestBot): Promise<boolean> {
  return (await asked(discord, 'search', { query: 'sequence to sequence' })).includes('papers for');
}

/** Is every answer complete again? */
async function isWell({ discord }: TestBot): Promise<boolean> {
  const found = await asked(discord, 'search', { query: '1511.06391' });
  const status = await asked(discord, 'status', {});
  return found !== '' && status !== '' && !NOT_NOW.test(found) && !NOT_NOW.test(status);
}

/** An answer's text; empty if none came. */
async function asked(
  discord: TestBot['discord'],
  name: string,
  options: Record<string, unknown>,
): Promise<string> {
  try {
    const interaction = await discord.command({ as: 'ada', channel: 'papers', name, options });
    return textOf(await interaction.finished({ withinMs: 10_000 }));
  } catch {
    return '';
  }
}
