import { FinalError } from './service-error.ts';

/** What a thread is asked: the address of a module, the name of the function that it exports, and what that function is called with. */
export interface ParseTask {
  readonly module: string;
  readonly name: string;
  readonly text: string;
}

/** What it says then: what the function returned, or the message of its error. */
export type ParseOutcome<T> = { readonly value: T } | { readonly refused: string };

/** What parses one text after another, apart from everything else. It keeps the program alive only meanwhile. */
export interface ParseThread {
  readonly isAlive: boolean;
  /** Has it parse a text; one that takes too long ends it. @throws FinalError, and ThreadEnded when it ended meanwhile. */
  parse<T>(task: ParseTask, withinMs: number): Promise<ParseOutcome<T>>;
  end(): void;
}

/** A thread ended before it had parsed its text. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded';
  /** Whether the text took too much memory. */
  readonly isTooMuch: boolean;

  constructor({ isTooMuch, cause }: ParseEnd) {
    super('the thread that parsed it ended early', { cause });
    this.isTooMuch = isTooMuch;
  }
}

/** How a thread ended by itself. */
export interface ParseEnd {
  readonly isTooMuch: boolean;
  readonly cause?: unknown;
}

/** Who hears of what a thread says. */
export interface ParseListener {
  parsed(outcome: ParseOutcome<never>): void;
  ended(end: ParseEnd): void;
}

/** What a thread is made of: a thread of Node's, or a process. Nothing is kept alive by it until it is told so. */
export interface ParseCarrier {
  send(task: ParseTask, withinMs: number): void;
  ref(): void;
  unref(): void;
  end(): void;
}

/** @param start what it is made of. */
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
