import type { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { isMeaning, type Meaning } from '../meaning/meaning.ts';
import type { FromMeaningThread, MeaningTask } from './meaning-protocol.ts';
import { createWorkerAhead, type WorkerAhead } from './worker-ahead.ts';

export interface OpeningMeaning {
  /** The vectors there were, for these papers: at once from a file, some seconds when they are carried over. */
  readonly first: Promise<Meaning | undefined>;
  /** Gives up what is still under way. */
  stop(): Promise<void>;
}

export interface MeaningListeners {
  /** Called with what was learnt anew, after `first`. */
  readonly onLearnt: (meaning: Meaning) => void;
  /** Called when it is known of how many papers the file is. */
  readonly onKept?: ((papers: number) => void) | undefined;
  /** Called with the reason when the file could not be written; the vectors are good all the same. */
  readonly onUnwritten?: ((reason: string) => void) | undefined;
}

/** Threads that take or learn the vectors of an index each. */
export function meaningWorkers(): WorkerAhead {
  return createWorkerAhead(workerFile('meaning-worker', import.meta.url));
}

/** Takes or learns the vectors of an index in a thread. One that dies costs the vectors, not the search. */
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
        // A stop of the program need not wait for what is only learnt.
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
