import type { Worker } from 'node:worker_threads';
import type { AnswerText } from '../answer/answer-text.ts';
import { SearchFailure } from '../failure.ts';
import type { Job } from './jobs.ts';
import type { FromSearchThread, SearchThreadData, ToSearchThread } from './search-protocol.ts';
import { createThread } from './thread.ts';

/** A thread and the one search that it runs. */
export interface Runner {
  /** Whether it is open and warm. */
  readonly isReady: boolean;
  /** Whether a search is under way. */
  readonly isBusy: boolean;
  /** Starts the thread; resolves when it has opened the index and is warm, with the memory of its heap, in bytes. */
  start(): Promise<number>;
  /** Runs a search, which a thread that is not ready yet does as soon as it is. */
  run(job: Job): void;
  /** Tells the thread something if there is one. */
  tell(message: ToSearchThread): void;
  /** Nothing is asked of it: it must not keep the program alive. */
  rest(): void;
  end(): Promise<void>;
  /** Ends it; the search under way fails. */
  close(error: SearchFailure): Promise<void>;
}

export interface RunnerParts {
  readonly data: () => SearchThreadData;
  /** Looks up what of some documents is read to answer a question. */
  readonly texts: (documents: readonly number[]) => readonly AnswerText[];
  /** Takes a search back whose thread ended; whether it will be tried once more. */
  readonly again: (job: Job) => boolean;
  /** Called when it can take the next search. */
  readonly onFree: () => void;
  readonly onDeath?: ((error: Error) => void) | undefined;
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly onLive?: ((isLive: boolean) => void) | undefined;
  /** How long a thread may take to open the index and get warm, and one search may run, in ms. */
  readonly limits: { readonly start: number; readonly run: number };
}

export function createRunner(parts: RunnerParts): Runner {
  const { data, texts, again, onFree, onDeath, onStart, onLive, limits } = parts;
  const thread = createThread({ data, onMessage: receive, onDeath: died, onStart, onLive });
  let running: Job | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReady = false;
  let whenReady: { resolve(heapBytes: number): void; reject(error: Error): void } | undefined;

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
      if (running === undefined) onFree();
      else timer = setTimeout(giveUp, limits.run);
    } else if ('needs' in message) {
      thread.send({ job: message.job, texts: texts(message.needs) });
    } else {
      const job = stopRunning();
      // The thread goes on with the next one while this loop tells what came of the last.
      onFree();
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
    if (job !== undefined && !again(job)) job.failed(new SearchFailure('died', { cause: error }));
    onFree();
  }

  function giveUp(): void {
    const job = stopRunning();
    void end();
    job?.failed(new SearchFailure('late'));
    onFree();
  }

  function end(): Promise<void> {
    isReady = false;
    return thread.end();
  }

  return {
    get isReady() {
      return isReady;
    },
    get isBusy() {
      return running !== undefined;
    },
    start() {
      thread.start();
      return new Promise((resolve, reject) => {
        whenReady = { resolve, reject };
      });
    },
    run(job) {
      running = job;
      timer = setTimeout(giveUp, isReady ? limits.run : limits.start);
      thread.send({ job: job.number, ask: job.ask });
    },
    tell: thread.tell,
    rest: thread.rest,
    end,
    async close(error) {
      stopRunning()?.failed(error);
      whenReady?.reject(error);
      await end();
    },
  };
}
