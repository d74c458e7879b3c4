import { setImmediate as turn } from 'node:timers/promises';
import { StoreFailure } from './failure.ts';

export interface SignOfLifeLimits {
  /** How long a response may take before we probe the server, ms. */
  readonly doubtMs: number;
  /** How long until the next probe while the server is gone, ms. */
  readonly askAgainMs: number;
}

/** Tells a server that is slow from one that is gone. */
export interface SignOfLife {
  /**
   * Returns what `ask` gets from the server, however long it takes, as long as the server answers probes.
   *
   * @throws StoreFailure once the server doesn't answer probes, and immediately while that is known.
   */
  during<T>(ask: () => Promise<T>): Promise<T>;
  /** Stops probing. */
  end(): void;
}

/**
 * A circuit breaker for everything asked of one server: a slow query is no failure, but a frozen server is. People
 * learn within seconds that nothing was saved, and everyone after them at once, until a probe is answered again.
 *
 * @param isThere probes the server on a separate connection with something it always answers quickly; false if it doesn't.
 */
export function createSignOfLife(isThere: () => Promise<boolean>, limits: SignOfLifeLimits): SignOfLife {
  const waiting = new Set<(error: StoreFailure) => void>();
  let silence: StoreFailure | undefined;
  let isAsking = false;
  let hasEnded = false;
  let again: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    if (isAsking || hasEnded) return;
    isAsking = true;
    const answers = await isThere();
    isAsking = false;
    silence = answers ? undefined : new StoreFailure('away', new Error('the database does not answer'));
    if (silence === undefined || hasEnded) return;
    for (const fail of waiting) fail(silence);
    again = setTimeout(() => void look(), limits.askAgainMs).unref();
  }

  async function doubt(fail: (error: StoreFailure) => void): Promise<void> {
    // If this process itself was held up, first read what has arrived meanwhile.
    await turn();
    if (waiting.has(fail)) await look();
  }

  return {
    async during(ask) {
      if (silence !== undefined) throw silence;
      let fail: (error: StoreFailure) => void = () => {};
      const gone = new Promise<never>((_, reject) => {
        fail = reject;
      });
      waiting.add(fail);
      const timer = setInterval(() => void doubt(fail), limits.doubtMs).unref();
      try {
        return await Promise.race([ask(), gone]);
      } finally {
        clearInterval(timer);
        waiting.delete(fail);
      }
    },
    end() {
      hasEnded = true;
      clearTimeout(again);
    },
  };
}
