import { NONE } from '../index/lexicon.ts';

/** Where a number stands among some that ascend; `NONE` where it does not. */
export function placeOf(ascending: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === wanted ? low : NONE;
}
