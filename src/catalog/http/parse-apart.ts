import { Worker } from 'node:worker_threads';
import { lazily } from '../../lazily.ts';
import { compiledAddress, workerFile } from '../../worker-file.ts';
import { FinalError } from './service-error.ts';

/** Texts up to this are parsed at once, characters: what they hold the event loop for is some milliseconds. */
const AT_ONCE = 64 * 1024;

/** What parsing a larger one may take. */
export interface ParseLimits {
  readonly withinMs: number;
  readonly memoryMb: number;
}

const LIMITS: ParseLimits = { withinMs: 20_000, memoryMb: 512 };

/** What the thread is started with. */
export interface ParseTask {
  /** The address of a module, the name of the function that it exports, and what that function is called with. */
  readonly module: string;
  readonly name: string;
  readonly text: string;
}

/** What the thread says in the end: what the function returned, or the message of its error. */
export type ParseOutcome<T> = { readonly value: T } | { readonly refused: string };

/**
 * Parses the text of an answer; a large one in a thread of its own, which is ended when it takes too long or too much memory.
 * Whatever a source sends, everyone else is answered meanwhile.
 *
 * @param module the `import.meta.url` of the module that exports `parse`.
 * @throws Error what `parse` throws, and FinalError when the text is too much for it, or a thread would not find `parse` there.
 */
export function parseApart<T>(
  module: string,
  parse: (text: string) => T,
  limits: ParseLimits = LIMITS,
): (text: string) => Promise<T> {
  const isFound = lazily(() => isExported(module, parse.name));
  return async (text) => {
    if (!(await isFound())) throw new FinalError('is read by a function that its module does not export');
    return text.length <= AT_ONCE
      ? parse(text)
      : parseInThread<T>({ module, name: parse.name, text }, limits);
  };
}

/** Whether a thread finds a function in its module, also where no text has been large enough to ask one. */
async function isExported(module: string, name: string): Promise<boolean> {
  const exported: Readonly<Record<string, unknown>> = await import(compiledAddress(module));
  return typeof exported[name] === 'function';
}

function parseInThread<T>(task: ParseTask, { withinMs, memoryMb }: ParseLimits): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(workerFile('parse-worker', import.meta.url), {
      workerData: { ...task, module: compiledAddress(task.module) } satisfies ParseTask,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const timer = setTimeout(() => {
      reject(new FinalError('sent what takes too long to read'));
      void worker.terminate();
    }, withinMs);
    worker.once('message', (outcome: ParseOutcome<T>) => {
      if ('value' in outcome) resolve(outcome.value);
      else reject(new Error(outcome.refused));
    });
    worker.once('error', (error: Error) => {
      const isTooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isTooMuch ? new FinalError('sent what takes too much memory to read') : error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that parsed it ended early'));
    });
  });
}
