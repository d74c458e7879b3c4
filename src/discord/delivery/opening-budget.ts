import { LRUCache } from 'lru-cache';
import type { TakeTime } from '../rest/shared-pacer.ts';

/** Limits how quickly DM channels are opened. */
export interface OpeningBudget {
  /** Milliseconds until this person's turn, which is then reserved for them; 0 takes the turn now. */
  waitFor(userId: string): number | Promise<number>;
  /** Opens nothing for this long. */
  pause(ms: number): Promise<unknown> | undefined;
}

/**
 * Discord states no limit, but blocks bots that open many DM channels too quickly. Each is opened once and kept, so
 * only new people wait here: 1,800 an hour, within the six hours a delivery has.
 */
const GAP_MS = 2000;
const BURST = 10;

/** A turn that isn't used within this time is dropped. */
const KEPT_MS = 3_600_000;
/** Most reserved turns: more than that time has room for. */
const KEPT = 5_000;

export function createOpeningBudget(
  options: {
    readonly gapMs?: number;
    readonly burst?: number;
    /** Monotonic milliseconds. */
    readonly now?: () => number;
  } = {},
): OpeningBudget {
  const { gapMs = GAP_MS, burst = BURST, now = () => performance.now() } = options;
  const turns = new Map<string, number>();
  let next = Number.NEGATIVE_INFINITY;

  return {
    waitFor(userId) {
      const at = now();
      // In the order they were assigned.
      for (const [id, turn] of turns) {
        if (turn > at - KEPT_MS) break;
        turns.delete(id);
      }
      const kept = turns.get(userId);
      const turn = kept ?? Math.max(next, at - (burst - 1) * gapMs);
      if (kept === undefined) next = turn + gapMs;
      if (turn <= at) {
        turns.delete(userId);
        return 0;
      }
      turns.set(userId, turn);
      return turn - at;
    },
    pause(ms) {
      next = Math.max(next, now() + ms);
      return undefined;
    },
  };
}

const BUDGET = 'private channels';

/** The budget shared by all processes; assigned turns are kept here, as above. */
export function createSharedOpeningBudget(
  take: TakeTime,
  now: () => number = () => performance.now(),
): OpeningBudget {
  const turns = new LRUCache<string, number>({ max: KEPT });
  return {
    async waitFor(userId) {
      const kept = turns.get(userId);
      const turn = kept ?? now() + (await take(BUDGET, GAP_MS, BURST * GAP_MS));
      const wait = turn - now();
      if (wait > 0) turns.set(userId, turn);
      else turns.delete(userId);
      return Math.max(0, wait);
    },
    pause: (ms) => take(BUDGET, ms, 0),
  };
}
