import type { Steps } from './steps.ts';

/** Items gone through in one step: a fraction of a millisecond's work, or a few of it for a slow test. */
const ITEMS_A_STEP = 1_000;

/** The items that pass a test, in their order. */
export function* filterInSteps<T>(items: Iterable<T>, test: (item: T) => boolean): Steps<T[]> {
  const found: T[] = [];
  let done = 0;
  for (const item of items) {
    if (done++ % ITEMS_A_STEP === 0) yield;
    if (test(item)) found.push(item);
  }
  return found;
}

/** The items in order; those that compare as equal stay in theirs. A merge sort whose first runs are sorted whole. */
export function* sortInSteps<T extends object>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += ITEMS_A_STEP) {
    yield;
    runs.push(items.slice(from, from + ITEMS_A_STEP).sort(compare));
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let i = 0; i < runs.length; i += 2)
      merged.push(yield* mergeInSteps(runs[i] ?? [], runs[i + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Two lists, each in order, as one; of equal items those of the first come first. */
export function* mergeInSteps<T extends object>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<T[]> {
  const merged: T[] = [];
  let l = 0;
  let r = 0;
  for (;;) {
    if (merged.length % ITEMS_A_STEP === 0) yield;
    const a = left[l];
    const b = right[r];
    const isLeft = b === undefined || (a !== undefined && compare(a, b) <= 0);
    const next = isLeft ? a : b;
    if (next === undefined) return merged;
    merged.push(next);
    if (isLeft) l++;
    else r++;
  }
}
