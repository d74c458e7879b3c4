import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { AnswerText } from '../answer/answer-text.ts';
import type { Embedded } from '../embeddings/embedded.ts';
import { SearchFailure } from '../failure.ts';
import type { Found } from '../found.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { LaterSearch } from '../paper-search.ts';
import type { SearchRequest } from '../search.ts';
import { createJobs } from './jobs.ts';
import { createRunner, type Runner } from './runner.ts';
import type { Ask, Result, SearchThreadData } from './search-protocol.ts';

/**
 * Searches of one index off the event loop: in one thread, and in a spare one beside it while searches would have to wait.
 * A repair of what is being typed goes first.
 */
export interface SearchPool extends LaterSearch {
  /** See `NumberSearch.find`. */
  find(request: SearchRequest, vector?: Float32Array): Promise<Found>;
  /** See `NumberSearch.repaired`. */
  repaired(of: 'paper' | 'author', typed: string, limit: number): Promise<readonly number[]>;
  /** Starts the thread; resolves when it has opened the index and is warm, with the memory of its heap, in bytes. */
  ready(): Promise<number>;
  /** What it searches. */
  readonly index: PackedIndex;
  /** Ranks by these vectors too from now on. */
  adopt(meaning: Meaning): void;
  adoptEmbedded(embedded: Embedded): void;
  /** Ends the threads whenever nothing was asked of them for a while; the next search starts one again. */
  retire(): void;
  /** Ends the threads; what is still asked of them, or will be, fails. */
  close(): Promise<void>;
}

export interface SearchPoolOptions {
  readonly data: Omit<SearchThreadData, 'meaning' | 'embedded'>;
  /** The vectors that a thread starts with, if there are any by then. */
  readonly meaning?: (() => Meaning | undefined) | undefined;
  readonly embedded?: (() => Embedded | undefined) | undefined;
  /** Looks up what of some documents is read to answer a question. */
  readonly texts: (documents: readonly number[]) => readonly AnswerText[];
  /** Whether there may be a spare thread; unless given, where there is a second core for it. */
  readonly hasSpare?: boolean | undefined;
  /** Called when a thread ended by itself; it is started again for the next search. */
  readonly onDeath?: ((error: Error) => void) | undefined;
  /** Called with each thread that is started. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  /** Called when there is a thread from now on, and when there is none any more. */
  readonly onLive?: ((isLive: boolean) => void) | undefined;
  readonly limits?: Partial<SearchLimits> | undefined;
}

/** All in ms. */
export interface SearchLimits {
  /** How long a thread may take to open the index and get warm. */
  readonly start: number;
  /** How long one search may run; then its thread is ended, since nothing else stops it. */
  readonly run: number;
  /** How long a search may wait for its turn. */
  readonly wait: number;
  /** How long a retired thread is kept without work. */
  readonly idle: number;
  /** How long the spare thread is kept without work. */
  readonly spare: number;
}

const LIMITS: SearchLimits = { start: 60_000, run: 10_000, wait: 30_000, idle: 10_000, spare: 300_000 };

export function createSearchPool(options: SearchPoolOptions): SearchPool {
  const { hasSpare = availableParallelism() > 1, meaning, embedded, onLive } = options;
  const limits = { ...LIMITS, ...options.limits };
  const jobs = createJobs(limits.wait);
  const first = createOne();
  const spare = hasSpare ? createOne() : undefined;
  const runners = spare === undefined ? [first] : [first, spare];
  let live = 0;
  let isSpareStarting = false;
  let isRetired = false;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;
  let spareIdle: NodeJS.Timeout | undefined;

  function createOne(): Runner {
    return createRunner({
      ...options,
      data: () => ({ ...options.data, meaning: meaning?.(), embedded: embedded?.() }),
      limits,
      again: jobs.again,
      onFree: next,
      onLive(isLive) {
        live += isLive ? 1 : -1;
        if (live === (isLive ? 1 : 0)) onLive?.(isLive);
      },
    });
  }

  /** Has the next jobs done by whoever is free. */
  function next(): void {
    if (isClosed) return;
    clearTimeout(idle);
    give(first);
    if (spare !== undefined) giveSpare(spare);
    if (isRetired && !runners.some(({ isBusy }) => isBusy)) {
      idle = setTimeout(() => void endAll(), limits.idle).unref();
    }
  }

  function give(runner: Runner): void {
    if (runner.isBusy) return;
    const job = jobs.take();
    if (job === undefined) runner.rest();
    else runner.run(job);
  }

  /** What waits goes to the spare thread only once that is warm: until then the first one is sooner free. */
  function giveSpare(runner: Runner): void {
    if (runner.isReady) {
      give(runner);
      clearTimeout(spareIdle);
      if (!runner.isBusy) spareIdle = setTimeout(() => void runner.end(), limits.spare).unref();
    } else if (jobs.size > 0 && first.isReady && !isSpareStarting && !isRetired) {
      isSpareStarting = true;
      const started = () => {
        isSpareStarting = false;
      };
      runner.start().then(started, started);
      runner.rest();
    }
  }

  async function endAll(): Promise<void> {
    await Promise.all(runners.map((runner) => runner.end()));
  }

  function ask<T>(what: Ask, read: (result: Result) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      if (isClosed) {
        reject(new SearchFailure('closed'));
        return;
      }
      const done = (result: Result) => {
        const value = read(result);
        if (value === undefined)
          reject(new Error(`The search thread answered ${what.kind} by ${result.kind}.`));
        else resolve(value);
      };
      jobs.add(what, { done, failed: reject });
      next();
    });
  }

  const ranked = (result: Result) => ('ranked' in result ? result.ranked : undefined);

  return {
    index: options.data.index,
    find: (request, vector) =>
      ask({ kind: 'find', request, vector }, (result) => ('found' in result ? result.found : undefined)),
    rank: (text, limit) => ask({ kind: 'rank', text, limit }, ranked),
    similar: (documents, limit) => ask({ kind: 'similar', documents, limit }, ranked),
    answer: (question, limit) =>
      ask({ kind: 'answer', question, limit }, (result) => ('answer' in result ? result.answer : undefined)),
    repaired: (of, typed, limit) =>
      ask({ kind: 'repaired', of, typed, limit }, (result) =>
        'numbers' in result ? result.numbers : undefined,
      ),
    ready: first.start,
    adopt(learnt) {
      for (const runner of runners) runner.tell({ meaning: learnt });
    },
    adoptEmbedded(given) {
      for (const runner of runners) runner.tell({ embedded: given });
    },
    retire() {
      isRetired = true;
      next();
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      clearTimeout(spareIdle);
      const closed = new SearchFailure('closed');
      jobs.clear(closed);
      await Promise.all(runners.map((runner) => runner.close(closed)));
    },
  };
}
