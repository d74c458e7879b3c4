import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import type { FromSearchThread, SearchThreadData, ToSearchThread } from './search-protocol.ts';

/** A thread that is started when it is needed, and again after it ended. */
export interface Thread {
  start(): void;
  /** Starts it if need be. From now on it keeps the program alive, until it rests. */
  send(message: ToSearchThread): void;
  /** Tells it something if it runs, which keeps nothing alive. */
  tell(message: ToSearchThread): void;
  /** Nothing is asked of it: it must not keep the program alive. */
  rest(): void;
  end(): Promise<void>;
}

interface ThreadParts {
  /** What a thread is started with, of the moment when it is. */
  readonly data: () => SearchThreadData;
  readonly onMessage: (message: FromSearchThread) => void;
  /** Called when it ended by itself. */
  readonly onDeath: (error: Error) => void;
  /** Called with each thread that is started. */
  readonly onStart?: ((worker: Worker) => void) | undefined;
  /** Called when there is a thread from now on, and when there is none any more. */
  readonly onLive?: ((isLive: boolean) => void) | undefined;
}

export function createThread({ data, onMessage, onDeath, onStart, onLive }: ThreadParts): Thread {
  let worker: Worker | undefined;

  function start(): Worker {
    const started = new Worker(workerFile('search-worker', import.meta.url), { workerData: data() });
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
      onLive?.(false);
      onDeath(failure ?? new Error(`The search thread ended with status ${status}.`));
    });
    onStart?.(started);
    onLive?.(true);
    return started;
  }

  return {
    start() {
      worker ??= start();
    },
    send(message) {
      worker ??= start();
      worker.ref();
      worker.postMessage(message);
    },
    tell: (message) => worker?.postMessage(message),
    rest: () => worker?.unref(),
    async end() {
      if (worker === undefined) return;
      const ended = worker;
      worker = undefined;
      onLive?.(false);
      await ended.terminate();
    },
  };
}
