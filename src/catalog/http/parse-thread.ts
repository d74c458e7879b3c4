import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import { FinalError } from './service-error.ts';

/** What a thread is asked: the address of a module, the name of the function that it exports, and what that function is called with. */
export interface ParseTask {
  readonly module: string;
  readonly name: string;
  readonly text: string;
}

/** What it says then: what the function returned, or the message of its error. */
export type ParseOutcome<T> = { readonly value: T } | { readonly refused: string };

/** A thread that parses one text after another. It keeps the program alive only meanwhile. */
export interface ParseThread {
  readonly isAlive: boolean;
  /** Has it parse a text; one that takes too long ends it. @throws FinalError, and ThreadEnded when it ended meanwhile. */
  parse<T>(task: ParseTask, withinMs: number): Promise<ParseOutcome<T>>;
  end(): void;
}

/** A thread ended before it had parsed its text. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded';
}

/** What it holds beside what is old; with Node's own 48 MB it holds 9 MB more between two texts, and is no quicker. */
const YOUNG_MB = 12;

/**
 * @param memoryMb more than this ends it.
 * @param modules that it loads at once.
 */
export function startParseThread(memoryMb: number, modules: readonly string[] = []): ParseThread {
  const worker = new Worker(workerFile('parse-worker', import.meta.url), {
    workerData: modules,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.unref();
  let isAlive = true;
  /** What ended it, unless it was ended from here. */
  let cause: unknown;
  let fail: ((error: Error) => void) | undefined;
  worker.on('error', (error) => {
    cause = error;
  });
  worker.once('exit', () => {
    isAlive = false;
    fail?.(new ThreadEnded('the thread that parsed it ended early', { cause }));
  });

  function end(): void {
    isAlive = false;
    void worker.terminate();
  }

  return {
    get isAlive() {
      return isAlive;
    },
    end,
    parse<T>(task: ParseTask, withinMs: number) {
      return new Promise<ParseOutcome<T>>((resolve, reject) => {
        const timer = setTimeout(() => {
          fail?.(new FinalError('sent what takes too long to read'));
          end();
        }, withinMs);
        const settled = () => {
          clearTimeout(timer);
          worker.off('message', done);
          worker.unref();
          fail = undefined;
        };
        const done = (outcome: ParseOutcome<T>) => {
          settled();
          resolve(outcome);
        };
        fail = (error) => {
          settled();
          reject(error);
        };
        worker.on('message', done);
        worker.ref();
        worker.postMessage(task);
      });
    },
  };
}
