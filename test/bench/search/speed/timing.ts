import { setImmediate } from 'node:timers/promises';

/** How long the operations of one phase may take, in ms. */
export interface Budget {
  /** No operation begins after this, unless fewer than `least` have ended. */
  readonly time: number;
  readonly least: number;
}

interface Timing<T> {
  readonly warmUp: readonly T[];
  readonly measured: readonly T[];
  readonly budget: Budget;
  readonly run: (item: T) => Promise<number> | number;
  /** Called after each operation with its time in ms and its results. */
  readonly onTime: (took: number, found: number) => void;
  readonly now?: () => number;
}

/** The warm-up takes this long, in ms, or one operation if that is longer: by then hot code is compiled. */
const WARM_UP = 1_000;

/**
 * Runs operations in sequence until all are done or the budget is used up, each in its own turn of the event loop, so
 * that a block belongs to one operation.
 */
export async function timeEach<T>({
  warmUp,
  measured,
  budget,
  run,
  onTime,
  now = () => performance.now(),
}: Timing<T>): Promise<void> {
  const timed = async (item: T) => {
    const before = now();
    const found = await run(item);
    const took = now() - before;
    await setImmediate();
    return { took, found };
  };

  const begin = now();
  while (warmUp.length > 0 && now() - begin < WARM_UP) {
    for (const item of warmUp) {
      await timed(item);
      if (now() - begin >= WARM_UP) break;
    }
  }
  const start = now();
  let done = 0;
  for (const item of measured) {
    if (done >= budget.least && now() - start >= budget.time) break;
    const { took, found } = await timed(item);
    onTime(took, found);
    done++;
  }
}
