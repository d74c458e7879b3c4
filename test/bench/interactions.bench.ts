import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LoopbackDiscord } from '../../src/loopback/driver.ts';
import type { Interaction } from '../../src/loopback/interactions/interaction.ts';
import { startTestBot } from '../support/bot.ts';
import { actionable, components } from '../support/read-message.ts';
import { type Bench, percentile, rounded, type Table } from './bench.ts';
import { measureBursts } from './burst/burst.ts';

const QUERIES = [
  'sequence models',
  'language model for proteins',
  'long context attention',
  'benchmark tasks',
  'sequnce to sequnce generation',
];
const where = { as: 'ada', channel: 'papers' };

/** The interaction counts at which to measure the heap: it grows while code is compiled, and then levels off. */
const HEAPS_AT = [100, 500, 1000, 2000, 3000];

/** What people do in turn: search, turn a page, open a paper, find similar ones, type half a title. */
async function act(discord: LoopbackDiscord, turn: number): Promise<Map<string, number>> {
  const query = QUERIES[turn % QUERIES.length] ?? '';
  const times = new Map<string, number>();
  const timed = async (name: string, start: () => Promise<Interaction>) => {
    const interaction = await start();
    const answer = await interaction.finished();
    times.set(name, interaction.answeredAfterMs ?? Number.NaN);
    return answer;
  };
  const list = await timed('/search', () =>
    discord.command({ ...where, name: 'search', options: { query } }),
  );
  const select = actionable(list, 'select');
  const values = (select.options ?? []).slice(0, 1).map(({ value }) => value);
  const card = await timed('open a paper', () =>
    discord.choose({ as: 'ada', message: list, customId: select.custom_id, values }),
  );
  const similar = actionable(card, /Similar/).custom_id;
  await timed('similar', () => discord.press({ as: 'ada', message: card, customId: similar }));
  const next = components(list).find(({ label }) => /Next/.test(label ?? ''))?.custom_id;
  if (next !== undefined) {
    await timed('next page', () => discord.press({ as: 'ada', message: list, customId: next }));
  }
  const before = performance.now();
  await discord.autocomplete({
    ...where,
    name: 'paper',
    focused: 'paper',
    options: { paper: query.slice(0, 5) },
  });
  times.set('autocomplete', performance.now() - before);
  return times;
}

/** Megabytes of heap after a full collection. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1e6;
}

export default {
  name: 'interactions',
  title: 'Answering people, by the real client over a loopback Discord',

  async run({ quick, progress }): Promise<Table[]> {
    const bot = await startTestBot({
      discord: { keep: { requests: 50, interactions: 50, ephemeral: 50, messagesPerChannel: 50 } },
      environment: { LOG_LEVEL: 'warn' },
    });
    try {
      const inARow = await measure(bot.discord, quick ? 100 : 3000, progress);
      return [inARow, await measureBursts(quick ? [200] : [500, 1000, 2000, 5000], progress)];
    } finally {
      await bot.close();
    }
  },
} satisfies Bench;

async function measure(
  discord: LoopbackDiscord,
  wanted: number,
  progress: (line: string) => void,
): Promise<Table> {
  const times = new Map<string, number[]>();
  let done = 0;
  const heaps: string[] = [];
  for (let turn = 0; done < wanted; turn++) {
    for (const [name, ms] of await act(discord, turn)) {
      times.set(name, [...(times.get(name) ?? []), ms]);
      done += 1;
      if (HEAPS_AT.includes(done)) heaps.push(`${heapAfterCollection().toFixed(1)} after ${done}`);
    }
    if (turn % 40 === 39) progress(`${done} of ${wanted} interactions`);
  }
  const all = [...times.values()].flat();
  const row = (name: string, figures: readonly number[]) => [
    name,
    figures.length,
    rounded(percentile(figures, 0.5)),
    rounded(percentile(figures, 0.99)),
    rounded(Math.max(...figures)),
  ];
  return {
    title: `${all.length} interactions in a row, ms from the act to the answer`,
    columns: ['what', 'how many', 'p50', 'p99', 'longest'],
    rows: [...[...times].map(([name, figures]) => row(name, figures)), row('all', all)],
    notes: [`Heap of bot and loopback together after a full collection, MB: ${heaps.join(', ')}.`],
  };
}
