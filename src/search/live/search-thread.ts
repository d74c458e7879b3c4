import type { Worker } from 'node:worker_threads';
import type { AnswerText } from '../answer/answer-text.ts';
import { SearchFailure } from '../failure.ts';
import type { LaterSearch } from '../paper-search.ts';
import { createJobs, type Job } from './jobs.ts';
import type { Ask, FromSearchThread, Result, SearchThreadData } from './search-protocol.ts';
import { createThread } from './thread.ts';

/** Searches of one index in a thread of their own, one at a time; a repair of what is being typed goes first. */
export interface SearchThread extends LaterSearch {
  /** See `NumberSearch.repaired`. */
  repaired(of: 'paper' | 'author', typed: string, limit: number): Promise<readonly number[]>;
  /** Starts the thread; resolves when it has opened the index and is warm, with the memory of its heap, in bytes. */
  ready(): Promise<number>;
  /** Ends the thread whenever nothing was asked of it for a while; the next search starts one again. */
  retire(): void;
  /** Ends the thread; what is still asked of it, or will be, fails. */
  close(): Promise<void>;
}

export interface SearchThreadOptions {
  readonly data: SearchThreadData;
  /** Looks up what of some documents is read to answer a question. */
  readonly texts: (documents: readonly number[]) => readonly AnswerText[];
  /** Called when the thread ended by itself; it is started again for the next search. */
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
}

const LIMITS: SearchLimits = { start: 60_000, run: 10_000, wait: 30_000, idle: 10_000 };

export function createSearchThread(options: SearchThreadOptions): SearchThread {
  const { data, texts, onDeath, onStart, onLive } = options;
  const limits = { ...LIMITS, ...options.limits };
  const jobs = createJobs(limits.wait);
  const thread = createThread({ data, onMessage: receive, onDeath: died, onStart, onLive });
  let running: Job | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReady = false;
  let isRetired = false;
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;
  let whenReady: { resolve(heapBytes: number): void; reject(error: Error): void } | undefined;

  /** Has the next job done, if none is under way. */
  function next(): void {
    if (running !== undefined || isClosed) return;
    clearTimeout(idle);
    const job = jobs.take();
    if (job === undefined) {
      thread.rest();
      if (isRetired) idle = setTimeout(() => void end(), limits.idle).unref();
      return;
    }
    running = job;
    timer = setTimeout(giveUp, isReady ? limits.run : limits.start);
    thread.send({ job: job.number, ask: job.ask });
  }

  function end(): Promise<void> {
    isReady = false;
    return thread.end();
  }

  /** Ends the run of the job under way, which has yet to be told what came of it. */
  function stopRunning(): Job | undefined {
    const job = running;
    clearTimeout(timer);
    running = undefined;
    return job;
  }

  function receive(message: FromSearchThread): void {
    if ('ready' in message) {
      isReady = true;
      whenReady?.resolve(message.heapBytes);
      clearTimeout(timer);
      if (running === undefined) next();
      else timer = setTimeout(giveUp, limits.run);
    } else if ('needs' in message) {
      thread.send({ job: message.job, texts: texts(message.needs) });
    } else {
      const job = stopRunning();
      // The thread goes on with the next one while this loop tells what came of the last.
      next();
      if ('result' in message) job?.done(message.result);
      else job?.failed(message.failed instanceof Error ? message.failed : new Error(String(message.failed)));
    }
  }

  /** A search that ran when its thread ended may be why, so it is tried just once more. */
  function died(error: Error): void {
    isReady = false;
    whenReady?.reject(error);
    onDeath?.(error);
    const job = stopRunning();
    if (job !== undefined && !jobs.again(job)) job.failed(new SearchFailure('died', { cause: error }));
    next();
  }

  function giveUp(): void {
    const job = stopRunning();
    void end();
    job?.failed(new SearchFailure('late'));
    next();
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
    find: (request) =>
      ask({ kind: 'find', request }, (result) => ('found' in result ? result.found : undefined)),
    rank: (text, limit) => ask({ kind: 'rank', text, limit }, ranked),
    similar: (documents, limit) => ask({ kind: 'similar', documents, limit }, ranked),
    answer: (question, limit) =>
      ask({ kind: 'answer', question, limit }, (result) => ('answer' in result ? result.answer : undefined)),
    repaired: (of, typed, limit) =>
      ask({ kind: 'repaired', of, typed, limit }, (result) =>
        'numbers' in result ? result.numbers : undefined,
      ),
    ready() {
      thread.start();
      return new Promise((resolve, reject) => {
        whenReady = { resolve, reject };
      });
    },
    retire() {
      isRetired = true;
      next();
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      const closed = new SearchFailure('closed');
      stopRunning()?.failed(closed);
      jobs.clear(closed);
      whenReady?.reject(closed);
      await end();
    },
  };
}
