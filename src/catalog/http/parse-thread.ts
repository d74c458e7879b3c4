import { FinalError } from './service-error.ts';

/** A parsing task: a module's address, the name of an exported function, and its argument. */
export interface ParseTask {
  readonly module: string;
  readonly name: string;
  readonly text: string;
}

/** The result: what the function returned, or its error's message. */
export type ParseOutcome<T> = { readonly value: T } | { readonly refused: string };

/** Parses one text at a time, isolated from everything else. It keeps the program alive only while parsing. */
export interface ParseThread {
  readonly isAlive: boolean;
  /**
   * Parses a text; the thread is ended if that takes too long. @throws FinalError, or ThreadEnded if it ended before
   * the result
   */
  parse<T>(task: ParseTask, withinMs: number): Promise<ParseOutcome<T>>;
  end(): void;
}

/** A thread ended before it had parsed its text. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded';
  /** Whether it ran out of memory. */
  readonly isTooMuch: boolean;

  constructor({ isTooMuch, cause }: ParseEnd) {
    super('the thread that parsed it ended early', { cause });
    this.isTooMuch = isTooMuch;
  }
}

/** How a thread ended on its own. */
export interface ParseEnd {
  readonly isTooMuch: boolean;
  readonly cause?: unknown;
}

/** Receives a thread's events. */
export interface ParseListener {
  parsed(outcome: ParseOutcome<never>): void;
  ended(end: ParseEnd): void;
}

/** Runs a thread: a worker or a process. It doesn't keep the program alive until told to. */
export interface ParseCarrier {
  send(task: ParseTask, withinMs: number): void;
  ref(): void;
  unref(): void;
  end(): void;
}

/** @param start starts the worker or process. */
export function createParseThread(start: (listener: ParseListener) => ParseCarrier): ParseThread {
  let isAlive = true;
  let asked: { done(outcome: ParseOutcome<never>): void; fail(error: Error): void } | undefined;
  const carrier = start({
    parsed: (outcome) => asked?.done(outcome),
    ended(end) {
      isAlive = false;
      asked?.fail(new ThreadEnded(end));
    },
  });

  function end(): void {
    isAlive = false;
    carrier.end();
  }

  return {
    get isAlive() {
      return isAlive;
    },
    end,
    parse<T>(task: ParseTask, withinMs: number) {
      return new Promise<ParseOutcome<T>>((resolve, reject) => {
        const timer = setTimeout(() => {
          asked?.fail(new FinalError('sent what takes too long to read'));
          end();
        }, withinMs);
        const settled = () => {
          clearTimeout(timer);
          carrier.unref();
          asked = undefined;
        };
        asked = {
          done(outcome) {
            settled();
            resolve(outcome);
          },
          fail(error) {
            settled();
            reject(error);
          },
        };
        carrier.ref();
        carrier.send(task, withinMs);
      });
    },
  };
}
