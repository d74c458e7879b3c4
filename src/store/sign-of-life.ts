import { setImmediate as turn } from 'node:timers/promises';
import { StoreFailure } from './failure.ts';

export interface SignOfLifeLimits {
  /** How long an answer may take before it is asked whether anybody is there at all, ms. */
  readonly doubtMs: number;
  /** How long after it is asked again, while nobody is, ms. */
  readonly askAgainMs: number;
}

/** Tells a server that is slow from one that is gone. */
export interface SignOfLife {
  /**
   * What `ask` gets of the server, however long it takes, as long as the server answers others.
   *
   * @throws StoreFailure once the server answers nobody, and at once while that is known.
   */
  during<T>(ask: () => Promise<T>): Promise<T>;
  /** Asks no more whether it is back. */
  end(): void;
}

/**
 * A circuit breaker for all that is asked of one server: what takes long is no failure by itself, a frozen server is. People
 * hear within seconds that nothing was kept, and everyone after them at once, until one question is answered again.
 *
 * @param isThere asks the server something that it always answers quickly, on a connection of its own; false when nobody does.
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
    // After the process itself was held up, what has arrived meanwhile is read first.
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
