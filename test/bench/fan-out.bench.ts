import type { App } from '../../src/app.ts';
import { CEILING_PER_SECOND } from '../../src/discord/rest/bulk-rest.ts';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import { createSchedule } from '../../src/schedule.ts';
import { startTestBot } from '../support/bot.ts';
import { subscription } from '../support/digest.ts';
import { silent } from '../support/stores.ts';
import { type Bench, type BenchArguments, percentile, rounded, type Table } from './bench.ts';

const CHANNELS = 2000;
const QUICK_CHANNELS = 200;

/** Time between a person's searches, ms. */
const EVERY_MS = 100;

/** How long a person waits until Discord reports that there was no answer. */
const NO_ANSWER_MS = 3000;

const QUERIES = [
  'retrieval augmented',
  'sequence models',
  'long context attention',
  'protien language model',
];

const isPost = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

export default {
  name: 'fan-out',
  title: 'Digests of many channels at once, while people search',
  async run({ quick, progress }: BenchArguments): Promise<readonly Table[]> {
    const channels = quick ? QUICK_CHANNELS : CHANNELS;
    const bot = await startTestBot({
      discord: {
        rateLimits: { globalPerSecond: CEILING_PER_SECOND },
        keep: { requests: 20_000, interactions: 50, ephemeral: 50, messagesPerChannel: 50 },
      },
      environment: { LOG_LEVEL: 'warn' },
    });
    try {
      await subscribe(bot.discord, bot.app, channels);
      progress(`${channels} channels are due`);
      bot.discord.requests.clear();
      const result = await deliver(bot.discord, bot.app);
      return [table(bot.discord, channels, result)];
    } finally {
      await bot.close();
    }
  },
} satisfies Bench;

async function subscribe(discord: LoopbackDiscord, app: App, channels: number): Promise<void> {
  const [guild] = discord.world.guilds.values();
  if (guild === undefined) throw new Error('the loopback has no server');
  const now = new Date();
  for (let i = 0; i < channels; i += 1) {
    const channel = discord.world.addChannel(guild, { name: `channel-${i}` });
    const due = subscription({
      channelId: channel.id,
      guildId: guild.id,
      time: now.toISOString().slice(11, 16),
      timezone: 'UTC',
      since: new Date(Math.floor(now.getTime() / 60_000) * 60_000),
      nextAt: now,
    });
    await app.store.subscriptions.change(channel.id, () => due);
  }
}

/** Lets the bot deliver everything due while a person searches. */
async function deliver(
  discord: LoopbackDiscord,
  app: App,
): Promise<{ readonly seconds: number; readonly searches: readonly number[] }> {
  const schedule = createSchedule(silent);
  app.startDeliveries(schedule);
  let going = true;
  const delivered = schedule.now('digests').finally(() => {
    going = false;
  });
  const searches: number[] = [];
  for (let turn = 0; going; turn += 1) {
    const query = QUERIES[turn % QUERIES.length];
    const asked = await discord.command({ as: 'ada', channel: 'papers', name: 'search', options: { query } });
    const answered = await asked.finished().catch(() => undefined);
    searches.push(answered === undefined ? NO_ANSWER_MS : (asked.answeredAfterMs ?? NO_ANSWER_MS));
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  await delivered;
  const posts = discord.requests.all(isPost);
  const last = Math.max(...posts.map((post) => post.at.getTime()));
  const first = Math.min(...posts.map((post) => post.at.getTime()));
  await schedule.stop();
  return { seconds: (last - first) / 1000, searches };
}

function table(
  discord: LoopbackDiscord,
  channels: number,
  { seconds, searches }: Awaited<ReturnType<typeof deliver>>,
): Table {
  const posts = discord.requests.all(isPost).length;
  const share = posts / seconds / CEILING_PER_SECOND;
  return {
    title: `${channels} digests at a ceiling of ${CEILING_PER_SECOND} requests a second`,
    columns: ['digests sent', 'seconds', 'share of the ceiling', '429s', '/search p50 ms', '/search p99 ms'],
    rows: [
      [
        posts,
        rounded(seconds),
        `${Math.round(share * 1000) / 10} %`,
        discord.requests.count(429),
        rounded(percentile(searches, 0.5)),
        rounded(percentile(searches, 0.99)),
      ],
    ],
    notes: [
      `${searches.length} searches by one person meanwhile; bot and loopback share one process and its processor.`,
    ],
  };
}
