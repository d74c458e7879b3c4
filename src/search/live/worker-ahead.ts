import { Worker } from 'node:worker_threads';

/** A worker that is told what to do, and may be started before that is known: it takes a tenth of a second until it can begin. */
export interface WorkerAhead {
  /** Starts one, unless one waits. It keeps nothing alive until it is taken. */
  start(): void;
  /** The one that waits, or another. */
  take(): Worker;
  /** Ends the one that waits. */
  close(): Promise<void>;
}

/** @param file the compiled file of the worker. */
export function createWorkerAhead(file: URL): WorkerAhead {
  let waiting: Worker | undefined;

  function begin(): Worker {
    const worker = new Worker(file);
    const lost = () => {
      if (waiting === worker) waiting = undefined;
    };
    return worker.on('error', lost).on('exit', lost);
  }

  return {
    start() {
      waiting ??= begin();
      waiting.unref();
    },
    take() {
      const worker = waiting ?? begin();
      waiting = undefined;
      worker.ref();
      return worker;
    },
    async close() {
      await waiting?.terminate();
    },
  };
}
