import pTimeout, { TimeoutError } from 'p-timeout';
import type { Logger } from '../log.ts';
import type { OptionalRead } from '../trending/optional-read.ts';
import { StoreFailure } from './failure.ts';

export interface OptionalReadLimits {
  /** How long an answer waits for data it can do without, ms. */
  readonly waitMs: number;
  /** How long after a failure to try the store again, ms. */
  readonly retryMs: number;
}

const LIMITS: OptionalReadLimits = { waitMs: 1000, retryMs: 5000 };

/**
 * A circuit breaker: after a read fails or takes too long, nobody waits for the store any more. From time to time, one
 * read is tried in the background; once it succeeds, reads are waited for again.
 *
 * @param now monotonic milliseconds.
 */
export function createOptionalRead(
  log: Logger,
  limits: OptionalReadLimits = LIMITS,
  now: () => number = () => performance.now(),
): OptionalRead {
  /** When to try the store again; undefined while it answers. */
  let retryAt: number | undefined;

  function open(error: unknown): void {
    if (retryAt === undefined) {
      log.warn(
        { err: error },
        "the store isn't answering: replies go out without upvotes and featured marks",
      );
    }
    retryAt = now() + limits.retryMs;
  }

  function close(): void {
    if (retryAt !== undefined) log.info('the store answers again');
    retryAt = undefined;
  }

  async function attempt<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await pTimeout(read(), { milliseconds: limits.waitMs });
      close();
      return value;
    } catch (error) {
      if (!(error instanceof StoreFailure || error instanceof TimeoutError)) throw error;
      open(error);
      return undefined;
    }
  }

  return async (read) => {
    if (retryAt === undefined) return attempt(read);
    if (now() < retryAt) return undefined;
    retryAt = now() + limits.retryMs;
    attempt(read).catch((error: unknown) => log.error({ err: error }, 'a read of the store failed'));
    return undefined;
  };
}
