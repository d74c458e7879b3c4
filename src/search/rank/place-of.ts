import { firstNotBelow } from '../index/ascending.ts';
import { NONE } from '../index/lexicon.ts';

/** A number's position in an ascending list; `NONE` if it isn't there. */
export function placeOf(ascending: ArrayLike<number>, wanted: number): number {
  const place = firstNotBelow(ascending, wanted);
  return ascending[place] === wanted ? place : NONE;
}
