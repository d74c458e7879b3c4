import { firstNotBelow } from '../index/ascending.ts';
import { NONE } from '../index/lexicon.ts';

/** Where a number stands among some that ascend; `NONE` where it does not. */
export function placeOf(ascending: ArrayLike<number>, wanted: number): number {
  const place = firstNotBelow(ascending, wanted);
  return ascending[place] === wanted ? place : NONE;
}
