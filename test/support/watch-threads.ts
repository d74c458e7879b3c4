import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** What Node tells of each process that it starts. */
const PROCESSES = 'child_process';

/** Threads, and processes in place of them, that a test starts from now on, and how many of them did not end. */
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
