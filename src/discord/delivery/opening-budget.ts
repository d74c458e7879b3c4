import { LRUCache } from 'lru-cache';
import type { TakeTime } from '../rest/shared-pacer.ts';

/** How soon someone's private channel may be opened. */
export interface OpeningBudget {
  /** Milliseconds until it is this person's turn, which is then kept for them; 0: now, and the turn is taken. */
  waitFor(userId: string): number | Promise<number>;
  /** Opens nothing for so long. */
  pause(ms: number): Promise<unknown> | undefined;
}

/**
 * Discord names no figure, but blocks bots that open many private channels too quickly; each is opened once and kept, so
 * that only those who are new wait here: 1,800 an hour, all of them within the six hours that a delivery has.
 */
const GAP_MS = 2000;
const BURST = 10;

/** A turn that nobody came for within this time is given up. */
const KEPT_MS = 3_600_000;
/** As many people wait for theirs as there are turns in that time, and some. */
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
      // In the order in which they were given.
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

/** The budget of all processes: a turn that was taken is kept here for the person, as above. */
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
