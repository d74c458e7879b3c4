import { setTimeout } from 'node:timers/promises';
import { createPacer, type Pacer } from './pacer.ts';

/**
 * Takes time from a budget shared by all processes; returns how long to wait until it starts, ms.
 *
 * @param keepMs how much unused time from before is still available.
 */
export type TakeTime = (name: string, takeMs: number, keepMs: number) => Promise<number>;

/** Most turns per slice, about a third of a second's, so that no process hoards them while others wait. */
const MOST_TURNS = 15;
const SLICES_A_SECOND = 3;

/** How many unused turns may be made up for, as in a single process's pacer. */
const BURST = 4;

/** While the store is away, and with it most of what there is to send, the pace is divided by this. */
const ALONE = 4;

/**
 * Turns at a pace shared by all processes. Each process takes as many per slice as callers are waiting, so that under
 * load one query to the store serves fifteen; turns unused by the end of a slice are lost.
 */
export function createSharedPacer(options: {
  /** The name of the shared budget. */
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
