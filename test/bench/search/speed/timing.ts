/** How long the operations of one phase may take, in ms. */
export interface Budget {
  /** No operation begins after this, unless fewer than `least` came to an end. */
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

/** Warming up ends after this time, in ms, and after at least one operation. */
const WARM_UP = 2_000;

/** Runs one operation after the other until all are done or the budget is used up. */
export async function timeEach<T>({
  warmUp,
  measured,
  budget,
  run,
  onTime,
  now = () => performance.now(),
}: Timing<T>): Promise<void> {
  const begin = now();
  for (const item of warmUp) {
    await run(item);
    if (now() - begin >= WARM_UP) break;
  }
  const start = now();
  let done = 0;
  for (const item of measured) {
    if (done >= budget.least && now() - start >= budget.time) return;
    const before = now();
    const found = await run(item);
    onTime(now() - before, found);
    done++;
  }
}
