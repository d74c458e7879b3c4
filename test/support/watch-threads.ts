import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** The channel on which Node announces each process it starts. */
const PROCESSES = 'child_process';

/** The threads, and processes in their place, that a test starts from now on, and how many haven't ended. */
export function watchThreads() {
  let started = 0;
  let ended = 0;
  const watch = (thread: Worker | ChildProcess) => {
    started += 1;
    thread.once('exit', () => {
      ended += 1;
    });
  };
  const watchProcess = (message: unknown) => watch((message as { readonly process: ChildProcess }).process);
  process.on('worker', watch);
  subscribe(PROCESSES, watchProcess);
  onTestFinished(() => {
    process.off('worker', watch);
    unsubscribe(PROCESSES, watchProcess);
  });
  return { started: () => started, alive: () => started - ended };
}
