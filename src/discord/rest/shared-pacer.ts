import { setTimeout } from 'node:timers/promises';
import { createPacer, type Pacer } from './pacer.ts';

/**
 * Takes time of a budget that all processes share; gives how long to wait until it begins, ms.
 *
 * @param keepMs how much of what nobody took before is still there.
 */
export type TakeTime = (name: string, takeMs: number, keepMs: number) => Promise<number>;

/** Turns of one slice at most, and a third of a second's, so that no process holds many while others wait. */
const MOST_TURNS = 15;
const SLICES_A_SECOND = 3;

/** Turns that nobody took may be made up for, as by the pacer of one process. */
const BURST = 4;

/** While the store is away, and with it most of what there is to send, this share of the pace is kept. */
const ALONE = 4;

/**
 * Turns at a pace that all processes keep together. Each takes as many in one slice as callers are waiting for, so that under
 * load one question to the store is enough for fifteen; what is not used by the end of a slice is lost.
 */
export function createSharedPacer(options: {
  /** What it is that processes share. */
  readonly budget: string;
  readonly perSecond: number;
  readonly take: TakeTime;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
}): Pacer {
  const {
    budget,
    perSecond,
    take,
    now = () => performance.now(),
    sleep = (ms: number) => setTimeout(ms),
  } = options;
  const gap = 1000 / perSecond;
  const most = Math.min(MOST_TURNS, Math.max(1, Math.floor(perSecond / SLICES_A_SECOND)));
  const own = createPacer({ perSecond, burst: 0, now, sleep });
  let waiting = 0;
  let left = 0;
  let until = Number.NEGATIVE_INFINITY;
  let before: Promise<void> = Promise.resolve();

  async function takeSlice(): Promise<void> {
    const turns = Math.min(Math.max(waiting, 1), most);
    const wait = await take(budget, Math.ceil(turns * gap), Math.floor(BURST * gap)).catch(
      () => ALONE * turns * gap,
    );
    if (wait > 0) await sleep(wait);
    left = turns;
    until = now() + (turns + BURST) * gap;
  }

  async function release(): Promise<void> {
    if (left === 0 || now() > until) await takeSlice();
    left -= 1;
    await own.turn();
    waiting -= 1;
  }

  return {
    turn() {
      waiting += 1;
      before = before.then(release);
      return before;
    },
  };
}
