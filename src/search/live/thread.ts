import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import type {
  FromSearchThread,
  SearchThreadData,
  SearchThreadStart,
  ToSearchThread,
} from './search-protocol.ts';

/** A thread that is started when it is to open something, and again after it ended. */
export interface Thread {
  /** Starts it if need be, so that it is there when it is to open something; nothing is kept alive by that. */
  prepare(): void;
  /** Has it open a moment, starts it if need be. From now on it keeps the program alive, until it rests. */
  open(data: SearchThreadData): void;
  /** Asks something of it, if it runs, and keeps the program alive so too. */
  send(message: ToSearchThread): void;
  /** Tells it something if it runs, which keeps nothing alive. */
  tell(message: ToSearchThread): void;
  /** Nothing is asked of it: it must not keep the program alive. */
  rest(): void;
  end(): Promise<void>;
}

interface ThreadParts {
  readonly onMessage: (message: FromSearchThread) => void;
  /** Called when it ended by itself. */
  readonly onDeath: (error: Error) => void;
  /** Called with each thread that is started. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  readonly hasPartner: boolean;
}

/** Of what a search makes hardly anything outlives it: with Node's own 48 MB its thread holds 20 MB more, and is no faster. */
const YOUNG_MB = 12;
/**
 * Many times what it needs. V8 lets a heap of at most 2 GB or more grow fourfold before it collects what is old, and one of at most this
 * by half: that is 30 MB less, and no slower.
 */
const OLD_MB = 1_024;

export function createThread({ onMessage, onDeath, onStart, hasPartner }: ThreadParts): Thread {
  let worker: Worker | undefined;

  function start(): Worker {
    // It is told what to open, since what a thread is started with is held for as long as it lives.
    const workerData: SearchThreadStart = { hasPartner };
    const started = new Worker(workerFile('search-worker', import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: OLD_MB },
    });
    let failure: Error | undefined;
    // What comes of a thread that was ended counts no more.
    started.on('message', (message: FromSearchThread) => {
      if (worker === started) onMessage(message);
    });
    started.on('error', (error: Error) => {
      failure = error;
    });
    started.on('exit', (status) => {
      if (worker !== started) return;
      worker = undefined;
      onDeath(failure ?? new Error(`The search thread ended with status ${status}.`));
    });
    onStart?.(started);
    return started;
  }

  function ask(message: ToSearchThread): void {
    worker?.ref();
    worker?.postMessage(message);
  }

  return {
    prepare() {
      worker ??= start();
      worker.unref();
    },
    open(data) {
      worker ??= start();
      ask({ open: data });
    },
    send: ask,
    tell: (message) => worker?.postMessage(message),
    rest: () => worker?.unref(),
    async end() {
      if (worker === undefined) return;
      const ended = worker;
      worker = undefined;
      await ended.terminate();
    },
  };
}
