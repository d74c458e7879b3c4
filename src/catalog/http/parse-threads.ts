import { parseByProcess } from './parse-by-process.ts';
import { parseByWorker } from './parse-by-worker.ts';
import { type ParseOutcome, type ParseTask, type ParseThread, ThreadEnded } from './parse-thread.ts';
import { FinalError } from './service-error.ts';

/** Limits for parsing a text in a thread. */
export interface ParseLimits {
  readonly withinMs: number;
  readonly memoryMb: number;
}

/** A pool of parsing threads that keeps one ready for the next text. */
export interface ParseThreads {
  /**
   * Starts that thread with these modules, if it isn't running: loading takes 100 to 200 ms, which overlaps with the
   * request.
   */
  prepare(memoryMb: number, modules: readonly string[]): void;
  /** @throws FinalError if the text exceeds the limits. */
  parse<T>(task: ParseTask, limits: ParseLimits): Promise<ParseOutcome<T>>;
}

/** How long an idle thread is kept, in ms: a refresh parses several lists in a row. */
const IDLE = 15_000;

/**
 * From this Node version on, a worker that runs out of memory may end the whole program: one time in five on a busy
 * machine.
 */
const THREADS_END_ALL = 23;

interface ParseThreadOptions {
  /** How long an idle thread is kept, in ms. */
  readonly idle?: number;
  /** Starts a thread. */
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

  /** The kept thread, if it's alive and has the right limits. */
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
        // It may have ended because of an earlier text.
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

/** How this Node version should parse: a worker costs less, but only if it can fail alone. */
export function parserOf(node: string): typeof parseByWorker {
  return Number.parseInt(node, 10) < THREADS_END_ALL ? parseByWorker : parseByProcess;
}
