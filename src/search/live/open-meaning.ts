import type { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { isMeaning, type Meaning } from '../meaning/meaning.ts';
import type { FromMeaningThread, MeaningTask } from './meaning-protocol.ts';
import { createWorkerAhead, type WorkerAhead } from './worker-ahead.ts';

export interface OpeningMeaning {
  /** Existing vectors for these papers: quick from a file, a few seconds if carried over. */
  readonly first: Promise<Meaning | undefined>;
  /** Abandons work in progress. */
  stop(): Promise<void>;
}

export interface MeaningListeners {
  /** Called with newly learnt vectors, after `first`. */
  readonly onLearnt: (meaning: Meaning) => void;
  /** Called with the number of papers that the file covers, once known. */
  readonly onKept?: ((papers: number) => void) | undefined;
  /** Called with the reason if the file can't be written. The vectors still work. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Workers that each load or learn the vectors of one index. */
export function meaningWorkers(): WorkerAhead {
  return createWorkerAhead(workerFile('meaning-worker', import.meta.url));
}

/** Loads or learns the vectors of an index in a worker. If it dies, search goes on without vectors. */
export function openMeaning(
  task: MeaningTask,
  { onLearnt, onKept, onUnwritten }: MeaningListeners,
  worker: Worker = meaningWorkers().take(),
): OpeningMeaning {
  worker.postMessage(task);
  const first = new Promise<Meaning | undefined>((resolve) => {
    worker.on('message', (message: FromMeaningThread) => {
      if ('first' in message) {
        resolve(isMeaning(message.first) ? message.first : undefined);
        // Exiting needn't wait for learning.
        worker.unref();
      } else if ('learnt' in message) {
        if (isMeaning(message.learnt)) onLearnt(message.learnt);
      } else if ('kept' in message) onKept?.(message.kept);
      else onUnwritten?.(message.unwritten);
    });
    worker.on('error', (error) => {
      onUnwritten?.(error.message);
      resolve(undefined);
    });
    worker.on('exit', () => resolve(undefined));
  });
  return {
    first,
    stop: async () => {
      await worker.terminate();
    },
  };
}
