import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogLine } from '../../../src/catalog/file/row/line.ts';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import type { WorldSeed } from '../../../src/loopback/world/seed.ts';
import { percentile, rounded } from '../bench.ts';
import { readAnthology } from '../search/collections.ts';
import { type BotProcess, startBotProcess, type Way } from './bot-process.ts';
import { type Ended, runOpenLoop } from './open-loop.ts';
import { createPeople } from './people.ts';

/** A rate of interactions per second, and for how long. */
export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

/** The program with people using it. */
export interface Stage {
  readonly discord: LoopbackDiscord;
  readonly bot: BotProcess;
  /** Lets people act, and returns how each act ended. */
  act(load: Load): Promise<readonly Ended[]>;
  close(): Promise<void>;
}

/** The loopback keeps what people still act on; keeping more answers would only grow its memory. */
const KEEP = { requests: 50, interactions: 30_000, ephemeral: 2_000, messagesPerChannel: 30_000 };

/** @param options.papers how many papers of the data beside the repository; the bundled catalog by default. */
export async function openStage(options: {
  readonly way: Way;
  readonly papers?: number | undefined;
  /** How long people wait for a first response; Discord's 3,000 ms by default. */
  readonly patienceMs?: number;
  /** The servers and people; a reading group by default. */
  readonly seed?: WorldSeed;
  readonly environment?: Readonly<Record<string, string>>;
}): Promise<Stage> {
  const discord = await createLoopbackDiscord({
    clock: () => new Date(),
    keep: KEEP,
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.patienceMs !== undefined && { answerWithinMs: options.patienceMs }),
  });
  const unanswered = countUnansweredSuggestions(discord);
  const catalog = options.papers === undefined ? {} : { CATALOG: await writeCatalog(options.papers) };
  const bot = await startBotProcess(discord, {
    way: options.way,
    environment: { ...catalog, ...options.environment },
  });
  const next = createPeople(discord);
  return {
    discord,
    bot,
    async act({ perSecond, seconds }) {
      const before = unanswered();
      const ended = await runOpenLoop({ perSecond, seconds, next });
      return markUnanswered(ended, unanswered() - before);
    },
    async close() {
      await bot.stop();
      await discord.close();
    },
  };
}

/** People who type see no failure, just no suggestions: the loopback reports those that got no response. */
function countUnansweredSuggestions(discord: LoopbackDiscord): () => number {
  let count = 0;
  discord.events.subscribe((event) => {
    if (event.kind === 'interaction-failed' && event.interaction.kind === 'autocomplete') count += 1;
  });
  return () => count;
}

/** Marks the slowest ones, which were those that got no response. */
function markUnanswered(ended: readonly Ended[], many: number): readonly Ended[] {
  if (many === 0) return ended;
  const slowest = ended
    .filter(({ kind }) => kind === 'autocomplete')
    .sort((one, other) => other.afterMs - one.afterMs)
    .slice(0, many);
  return ended.map((one) => (slowest.includes(one) ? { ...one, error: 'no suggestions came' } : one));
}

/** The first papers of the Anthology as a catalog on disk. @throws Error if the data is missing. */
async function writeCatalog(papers: number): Promise<string> {
  const all = readAnthology();
  if (all === undefined) throw new Error('--papers needs the data in ../shared, which are absent.');
  const file = path.join(tmpdir(), `paperboy-load-${Math.min(papers, all.length)}.jsonl`);
  await writeFile(
    file,
    all
      .slice(-papers)
      .map((paper) => `${catalogLine(paper)}\n`)
      .join(''),
  );
  return file;
}

/** Table rows: each kind of act, then all of them. */
export function rowsOf(ended: readonly Ended[]): (string | number)[][] {
  const kinds = [...new Set(ended.map(({ kind }) => kind))].sort();
  const row = (name: string, some: readonly Ended[]): (string | number)[] => {
    const times = some.map(({ afterMs }) => afterMs);
    return [
      name,
      some.length,
      some.filter(({ error }) => error !== undefined).length,
      rounded(percentile(times, 0.5)),
      rounded(percentile(times, 0.99)),
      rounded(times.reduce((longest, time) => Math.max(longest, time), 0)),
    ];
  };
  return [
    ...kinds.map((kind) =>
      row(
        kind,
        ended.filter((one) => one.kind === kind),
      ),
    ),
    row('all', ended),
  ];
}

export const COLUMNS = ['what', 'how many', 'errors', 'p50 ms', 'p99 ms', 'longest ms'] as const;

/** What went wrong: each reason with its count. */
export function reasonsOf(ended: readonly Ended[]): string[] {
  const reasons = new Map<string, number>();
  for (const { error } of ended) if (error !== undefined) reasons.set(error, (reasons.get(error) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `${count} × ${reason}`);
}
