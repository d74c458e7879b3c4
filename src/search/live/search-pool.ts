import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { SearchFailure } from '../failure.ts';
import { collectSoon } from '../index/collect.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { createJobs } from './jobs.ts';
import type { Moment } from './moment.ts';
import { createMomentSearch, type MomentParts, type MomentSearch } from './moment-search.ts';
import { createRunner, type Runner } from './runner.ts';

/**
 * Runs searches off the event loop, on the current catalog and on earlier ones still in use: in one thread, plus a spare one while
 * searches would have to wait. Spelling repair for what somebody is typing goes first.
 */
export interface SearchPool {
  /** Adds a moment to search. No thread opens it until `ready` or the first search. */
  moment(parts: MomentParts): MomentSearch;
  /** Starts the first thread ahead of its first moment: starting takes as long as reading an index. */
  prepare(): void;
  /** Uses these vectors for ranking with this index from now on. */
  adopt(index: PackedIndex, meaning: Meaning): void;
  /** Ends the threads. Pending and later searches fail. */
  close(): Promise<void>;
}

export interface SearchPoolOptions {
  /** The vectors of an index, if there are any yet. */
  readonly meaning?: ((index: PackedIndex) => Meaning | undefined) | undefined;
  /** Whether there may be a spare thread (default: if there is a second core). */
  readonly hasSpare?: boolean | undefined;
  /** Called when a thread dies; the next search restarts it. */
  readonly onDeath?: ((error: Error) => void) | undefined;
  /** Called with each thread as it starts. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly limits?: Partial<SearchLimits> | undefined;
}

/** All in ms. */
export interface SearchLimits {
  /** How long a thread may take to open an index and warm up. */
  readonly start: number;
  /** How long a search may run before its thread is terminated, the only way to stop it. */
  readonly run: number;
  /** How long a search may wait for its turn. */
  readonly wait: number;
  /** How long a replaced catalog stays open unused. */
  readonly idle: number;
  /** How long the spare thread stays alive without work. */
  readonly spare: number;
}

const LIMITS: SearchLimits = { start: 60_000, run: 10_000, wait: 30_000, idle: 10_000, spare: 300_000 };

export function createSearchPool(options: SearchPoolOptions): SearchPool {
  const { hasSpare = availableParallelism() > 1, meaning } = options;
  const limits = { ...LIMITS, ...options.limits };
  const jobs = createJobs(limits.wait);
  const parts = { ...options, limits, again: jobs.again, onFree: next };
  const first = createRunner({ ...parts, hasPartner: hasSpare });
  const spare = hasSpare ? createRunner({ ...parts, hasPartner: false }) : undefined;
  const runners = spare === undefined ? [first] : [first, spare];
  /** The moments in use, with their indexes. */
  const live = new Map<Moment, PackedIndex>();
  let moments = 0;
  let isSpareStarting = false;
  let isClosed = false;
  let spareIdle: NodeJS.Timeout | undefined;

  /** Gives the next jobs to free threads. */
  function next(): void {
    if (isClosed) return;
    give(first);
    if (spare !== undefined) giveSpare(spare);
  }

  function give(runner: Runner): void {
    if (runner.isBusy) return;
    const job = jobs.take();
    if (job === undefined) runner.rest();
    else runner.run(job, jobs.size === 0 && !runners.some(({ isBusy }) => isBusy));
  }

  /** The spare thread only takes jobs once warm: until then the first one is free sooner. */
  function giveSpare(runner: Runner): void {
    if (runner.isReady) {
      give(runner);
      clearTimeout(spareIdle);
      if (!runner.isBusy) spareIdle = setTimeout(() => void runner.end(), limits.spare).unref();
    } else if (jobs.size > 0 && first.isReady && !isSpareStarting) openInSpare(runner);
  }

  function openInSpare(runner: Runner): void {
    const [last] = [...live.keys()].sort((a, b) => b.number - a.number);
    if (last === undefined) return;
    isSpareStarting = true;
    const opened = () => {
      isSpareStarting = false;
    };
    runner.open(last).then(opened, opened);
    runner.rest();
  }

  async function ready(moment: Moment): Promise<number> {
    const heapBytes = await first.open(moment);
    if (spare?.isReady === true) openInSpare(spare);
    return heapBytes;
  }

  function letGo(moment: Moment): void {
    live.delete(moment);
    for (const runner of runners) {
      if (live.size === 0) void runner.end();
      else runner.letGo(moment);
    }
    collectSoon();
  }

  return {
    prepare: first.prepare,
    moment(given) {
      const number = ++moments;
      const { index } = given;
      return createMomentSearch(given, {
        number,
        idle: limits.idle,
        meaning: () => meaning?.(index),
        ready,
        ask(moment, what, told) {
          if (isClosed) {
            told.failed(new SearchFailure('closed'));
            return;
          }
          jobs.add(moment, what, told);
          next();
        },
        tell(moment, message) {
          for (const runner of runners) runner.tell(moment, message);
        },
        keep: (moment) => live.set(moment, index),
        letGo,
      });
    },
    adopt(index, learnt) {
      for (const [moment, one] of live) {
        if (one !== index) continue;
        for (const runner of runners) runner.tell(moment, { moment: moment.number, meaning: learnt });
      }
    },
    async close() {
      isClosed = true;
      clearTimeout(spareIdle);
      const closed = new SearchFailure('closed');
      jobs.clear(closed);
      await Promise.all(runners.map((runner) => runner.close(closed)));
    },
  };
}
