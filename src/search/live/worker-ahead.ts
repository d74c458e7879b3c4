import { Worker } from 'node:worker_threads';

/** A worker that can be started before its task is known: startup takes a tenth of a second. */
export interface WorkerAhead {
  /** Starts one unless one is waiting. Doesn't keep the process alive until it is taken. */
  start(): void;
  /** Takes the waiting worker, or starts one. */
  take(): Worker;
  /** Ends the waiting worker. */
  close(): Promise<void>;
}

/** @param file the worker's compiled file. */
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
