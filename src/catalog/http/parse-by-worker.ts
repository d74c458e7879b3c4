import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { createParseThread, type ParseThread } from './parse-thread.ts';

/** What it holds beside what is old; with Node's own 48 MB it holds 9 MB more between two texts, and is no quicker. */
const YOUNG_MB = 12;

/**
 * Starts a thread of Node's that parses.
 *
 * @param memoryMb more than this ends it: up to Node 22 it alone, after that the whole program sometimes.
 * @param modules that it loads at once.
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
    // A listener to messages has it keep the program alive.
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
