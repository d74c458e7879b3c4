import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeOf } from './outcome.ts';

/** Longest total wait while reading a busy channel as fast as its rate limit allows: well within a lease. */
const PATIENCE_MS = 45_000;

/** Retries rate-limited requests after the wait Discord asks for, as long as the total stays within the patience. */
export function patient<Asked extends unknown[]>(
  ask: (...asked: Asked) => Promise<unknown>,
): (...asked: Asked) => Promise<unknown> {
  let left = PATIENCE_MS;
  return async (...asked) => {
    for (;;) {
      try {
        return await ask(...asked);
      } catch (error) {
        const outcome = outcomeOf(error);
        if (outcome.kind !== 'later' || outcome.waitMs === undefined || outcome.waitMs > left) throw error;
        left -= outcome.waitMs;
        await sleep(outcome.waitMs);
      }
    }
  };
}
