import { parentPort, workerData } from 'node:worker_threads';
import { loadAhead, parsedBy } from './parse-outcome.ts';
import type { ParseTask } from './parse-thread.ts';

/** The thread's side of `parse-by-worker.ts`. */
const modules: readonly string[] = workerData;
loadAhead(modules);

parentPort?.on('message', async (task: ParseTask) => {
  parentPort?.postMessage(await parsedBy(task));
});
