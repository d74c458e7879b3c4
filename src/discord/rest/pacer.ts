import { setTimeout } from 'node:timers/promises';

/** Lets callers pass at a steady rate. */
export interface Pacer {
  /** Resolves when it is this caller's turn; first come, first served. */
  turn(): Promise<void>;
}

/**
 * Evenly spaced turns, `perSecond` of them. After the process was paused it catches up by at most `burst` turns, so that
 * no second has more than `perSecond + burst`.
 */
export function createPacer(options: {
  readonly perSecond: number;
  readonly burst?: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}): Pacer {
  const gap = 1000 / options.perSecond;
  const slack = (options.burst ?? 4) * gap;
  const now = options.now ?? (() => performance.now());
  const sleep = options.sleep ?? ((ms: number) => setTimeout(ms));
  let next = Number.NEGATIVE_INFINITY;
  let before: Promise<void> = Promise.resolve();

  async function release(): Promise<void> {
    const wait = next - now();
    if (wait > 0) await sleep(wait);
    next = Math.max(next, now() - slack) + gap;
  }

  return {
    turn() {
      before = before.then(release);
      return before;
    },
  };
}
