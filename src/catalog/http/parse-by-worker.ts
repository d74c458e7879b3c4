import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { createParseThread, type ParseThread } from './parse-thread.ts';

/** Size of the young generation. With Node's default of 48 MB it keeps 9 MB more between texts and is no faster. */
const YOUNG_MB = 12;

/**
 * Starts a worker thread that parses.
 *
 * @param memoryMb maximum memory; exceeding it ends only the worker up to Node 22, but sometimes the whole program
 * after that.
 * @param modules to load at once.
 */
export function parseByWorker(memoryMb: number, modules: readonly string[] = []): ParseThread {
  return createParseThread(({ parsed, ended }) => {
    const worker = new Worker(workerFile('parse-worker', import.meta.url), {
      workerData: modules,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let cause: unknown;
    worker.on('message', parsed);
    worker.on('error', (error) => {
      cause = error;
    });
    worker.once('exit', () => ended({ isTooMuch: isOutOfMemory(cause), cause }));
    // Adding a message listener would keep the program alive.
    worker.unref();
    return {
      send: (task) => worker.postMessage(task),
      ref: () => worker.ref(),
      unref: () => worker.unref(),
      end: () => void worker.terminate(),
    };
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
