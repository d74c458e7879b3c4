import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** Threads that a test starts from now on, and how many of them did not end. */
export function watchThreads() {
  const started: Worker[] = [];
  let ended = 0;
  const watch = (worker: Worker) => {
    started.push(worker);
    worker.once('exit', () => {
      ended += 1;
    });
  };
  process.on('worker', watch);
  onTestFinished(() => void process.off('worker', watch));
  return { started: () => started.length, alive: () => started.length - ended };
}
