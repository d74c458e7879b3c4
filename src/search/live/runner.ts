import type { Worker } from 'node:worker_threads';
import { SearchFailure } from '../failure.ts';
import type { Job } from './jobs.ts';
import type { Moment } from './moment.ts';
import { createOpenings } from './openings.ts';
import type { FromSearchThread, ToSearchThread } from './search-protocol.ts';
import { createThread } from './thread.ts';

/** A thread that runs one search at a time. */
export interface Runner {
  /** Whether the thread runs, is warm and has opened everything it was told to. */
  readonly isReady: boolean;
  /** Whether a search is running. */
  readonly isBusy: boolean;
  /** Starts the thread before there is anything to open. */
  prepare(): void;
  /**
   * Opens a moment in the thread. Resolves with its heap size in bytes, once the moment can be searched and the thread is warm. If
   * the thread dies meanwhile, it is restarted once.
   */
  open(moment: Moment): Promise<number>;
  /** Drops a moment from the thread. The next search of it reopens it. */
  letGo(moment: Moment): void;
  /**
   * Runs a search, as soon as the thread is ready.
   *
   * @param isAlone - Whether no other search is running or waiting.
   */
  run(job: Job, isAlone: boolean): void;
  /** Notifies the thread about a moment, if it has it open. */
  tell(moment: Moment, message: ToSearchThread): void;
  /** It has no work: don't let it keep the process alive. */
  rest(): void;
  end(): Promise<void>;
  /** Ends it; a running search fails. */
  close(error: SearchFailure): Promise<void>;
}

export interface RunnerParts {
  /** Takes back a search whose thread died. Returns whether it will be retried. */
  readonly again: (job: Job) => boolean;
  /** Called when it can take the next search. */
  readonly onFree: () => void;
  readonly onDeath?: ((error: Error) => void) | undefined;
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly hasPartner: boolean;
  /** How long opening and warming up may take, and how long a search may run, in ms. */
  readonly limits: { readonly start: number; readonly run: number };
}

export function createRunner({ again, onFree, onDeath, onStart, hasPartner, limits }: RunnerParts): Runner {
  const thread = createThread({ onMessage: receive, onDeath: died, onStart, hasPartner });
  const openings = createOpenings(thread.open);
  let running: Job | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Stops tracking the running job and returns it; the caller reports its outcome. */
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
      // Give the thread its next job before reporting the result of the last.
      onFree();
      if ('result' in message) job?.done(message.result);
      else job?.failed(message.failed instanceof Error ? message.failed : new Error(String(message.failed)));
    }
  }

  /** The search that ran may have killed the thread, so it is retried only once. */
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
