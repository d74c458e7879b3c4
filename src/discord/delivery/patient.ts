import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeOf } from './outcome.ts';

/** Pages of a busy channel are read as fast as its limit lets, for so long in all: well within a lease. */
const PATIENCE_MS = 45_000;

/** Asks again where Discord's limits say to wait, as long as all the waits together stay within the patience. */
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
