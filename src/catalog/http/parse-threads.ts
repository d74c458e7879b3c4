import { parseByProcess } from './parse-by-process.ts';
import { parseByWorker } from './parse-by-worker.ts';
import { type ParseOutcome, type ParseTask, type ParseThread, ThreadEnded } from './parse-thread.ts';
import { FinalError } from './service-error.ts';

/** What parsing a text in a thread may take. */
export interface ParseLimits {
  readonly withinMs: number;
  readonly memoryMb: number;
}

/** Threads that parse, of which one is kept for the text that comes next. */
export interface ParseThreads {
  /** Starts that one with some modules, unless it is there: they take a tenth of a second or two, in which a service is asked. */
  prepare(memoryMb: number, modules: readonly string[]): void;
  /** @throws FinalError when the text is too much for a thread. */
  parse<T>(task: ParseTask, limits: ParseLimits): Promise<ParseOutcome<T>>;
}

/** How long a thread is kept without work, in ms: the lists of a refresh follow one another. */
const IDLE = 15_000;

/** From this version of Node on a thread that takes too much memory ends the whole program, one time in five on a busy machine. */
const THREADS_END_ALL = 23;

interface ParseThreadOptions {
  /** How long a thread is kept without work, in ms. */
  readonly idle?: number;
  /** What a thread is. */
  readonly start?: (memoryMb: number, modules?: readonly string[]) => ParseThread;
}

export function createParseThreads({
  idle = IDLE,
  start = parserOf(process.versions.node),
}: ParseThreadOptions = {}): ParseThreads {
  let kept: { readonly thread: ParseThread; readonly memoryMb: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function keep(thread: ParseThread, memoryMb: number): void {
    takeKept()?.thread.end();
    kept = { thread, memoryMb };
    timer = setTimeout(() => takeKept()?.thread.end(), idle).unref();
  }

  function takeKept() {
    const taken = kept;
    kept = undefined;
    clearTimeout(timer);
    return taken;
  }

  /** The kept thread, as far as it will do. */
  function warmThread(memoryMb: number): ParseThread | undefined {
    const taken = takeKept();
    if (taken?.thread.isAlive === true && taken.memoryMb === memoryMb) return taken.thread;
    taken?.thread.end();
    return undefined;
  }

  return {
    prepare(memoryMb, modules) {
      const thread = warmThread(memoryMb) ?? start(memoryMb, modules);
      keep(thread, memoryMb);
    },
    async parse<T>(task: ParseTask, { withinMs, memoryMb }: ParseLimits) {
      async function parseIn(thread: ParseThread): Promise<ParseOutcome<T>> {
        const outcome = await thread.parse<T>(task, withinMs);
        keep(thread, memoryMb);
        return outcome;
      }
      try {
        const warm = warmThread(memoryMb);
        // What a thread parsed before may be why it ended.
        if (warm !== undefined) return await parseIn(warm).catch(onceMore);
        return await parseIn(start(memoryMb));
      } catch (error) {
        const isTooMuch = error instanceof ThreadEnded && error.isTooMuch;
        throw isTooMuch ? new FinalError('sent what takes too much memory to read') : error;
      }

      function onceMore(error: unknown): Promise<ParseOutcome<T>> {
        if (!(error instanceof ThreadEnded)) throw error;
        return parseIn(start(memoryMb));
      }
    },
  };
}

/** What a text is parsed by in a version of Node: a thread costs less where it ends alone. */
export function parserOf(node: string): typeof parseByWorker {
  return Number.parseInt(node, 10) < THREADS_END_ALL ? parseByWorker : parseByProcess;
}
