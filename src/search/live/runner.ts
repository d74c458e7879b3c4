import type { Worker } from 'node:worker_threads';
import { SearchFailure } from '../failure.ts';
import type { Job } from './jobs.ts';
import type { Moment } from './moment.ts';
import { createOpenings } from './openings.ts';
import type { FromSearchThread, ToSearchThread } from './search-protocol.ts';
import { createThread } from './thread.ts';

/** A thread and the one search that it runs. */
export interface Runner {
  /** Whether there is a thread, which has opened all that it was told of and is warm. */
  readonly isReady: boolean;
  /** Whether a search is under way. */
  readonly isBusy: boolean;
  /** Starts the thread while what it is to open is not there yet. */
  prepare(): void;
  /**
   * Has the thread open a moment; resolves when that can be searched and is warm, with the memory of its heap, in bytes. A thread that
   * dies meanwhile is started anew once.
   */
  open(moment: Moment): Promise<number>;
  /** Has the thread forget a moment, which it opens again for the next search of it. */
  letGo(moment: Moment): void;
  /**
   * Runs a search, which a thread that is not ready yet does as soon as it is.
   *
   * @param isAlone - Whether nothing else is searched for now.
   */
  run(job: Job, isAlone: boolean): void;
  /** Tells the thread something of a moment if it has that open. */
  tell(moment: Moment, message: ToSearchThread): void;
  /** Nothing is asked of it: it must not keep the program alive. */
  rest(): void;
  end(): Promise<void>;
  /** Ends it; the search under way fails. */
  close(error: SearchFailure): Promise<void>;
}

export interface RunnerParts {
  /** Takes a search back whose thread ended; whether it will be tried once more. */
  readonly again: (job: Job) => boolean;
  /** Called when it can take the next search. */
  readonly onFree: () => void;
  readonly onDeath?: ((error: Error) => void) | undefined;
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly hasPartner: boolean;
  /** How long a thread may take to open an index and get warm, and one search may run, in ms. */
  readonly limits: { readonly start: number; readonly run: number };
}

export function createRunner({ again, onFree, onDeath, onStart, hasPartner, limits }: RunnerParts): Runner {
  const thread = createThread({ onMessage: receive, onDeath: died, onStart, hasPartner });
  const openings = createOpenings(thread.open);
  let running: Job | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Ends the run of the job under way, which has yet to be told what came of it. */
  function stopRunning(): Job | undefined {
    const job = running;
    clearTimeout(timer);
    running = undefined;
    return job;
  }

  function receive(message: FromSearchThread): void {
    if ('ready' in message) {
      openings.ready(message.ready, message.heapBytes);
      if (running === undefined) onFree();
      else startTimer();
    } else if ('needs' in message) {
      if (running !== undefined)
        thread.send({ job: message.job, texts: running.moment.texts(message.needs) });
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
    onDeath?.(error);
    const job = stopRunning();
    if (job !== undefined && !again(job)) job.failed(new SearchFailure('died', { cause: error }));
    openings.lost(error);
    onFree();
  }

  function giveUp(): void {
    const job = stopRunning();
    const late = new SearchFailure('late');
    void thread.end();
    openings.lost(late);
    job?.failed(late);
    onFree();
  }

  function startTimer(): void {
    clearTimeout(timer);
    timer = setTimeout(giveUp, openings.isDone ? limits.run : limits.start);
  }

  async function end(error: Error): Promise<void> {
    openings.close(error);
    await thread.end();
  }

  return {
    get isReady() {
      return openings.isDone;
    },
    get isBusy() {
      return running !== undefined;
    },
    prepare: thread.prepare,
    open: openings.wait,
    letGo(moment) {
      if (openings.forget(moment)) thread.tell({ letGo: moment.number });
    },
    run(job, isAlone) {
      running = job;
      openings.begin(job.moment);
      startTimer();
      thread.send({ job: job.number, moment: job.moment.number, ask: job.ask, isAlone });
    },
    tell(moment, message) {
      if (openings.has(moment)) thread.tell(message);
    },
    rest: thread.rest,
    end: () => end(new SearchFailure('closed')),
    async close(error) {
      stopRunning()?.failed(error);
      await end(error);
    },
  };
}
