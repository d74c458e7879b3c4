import { startAt } from '../starts.ts';
import { type ListsByKey, numbersIn } from '../three-bytes.ts';
import type { Places } from './places.ts';
import type { Change } from './splice.ts';

/**
 * Changes to lists by key that append the lists of `second`, whose values are larger.
 *
 * @param numberOf - Maps a value of `second` to the joint numbering.
 */
export function joinLists(
  first: ListsByKey,
  second: ListsByKey,
  numberOf: (value: number) => number,
  places: Places,
  join: (first: Uint32Array, second: Uint32Array) => Uint32Array = endToEnd,
): Change<Uint32Array>[] {
  const changes: Change<Uint32Array>[] = [];
  places.at.forEach((at, key) => {
    const values = listIn(second, key).map(numberOf);
    if (places.isHeld[key] !== true) changes.push({ at, isInstead: false, value: values });
    else if (values.length > 0) changes.push({ at, isInstead: true, value: join(listIn(first, at), values) });
  });
  return changes;
}

/** A copy of the list for a key. */
export function listIn({ start, values }: ListsByKey, key: number): Uint32Array {
  return numbersIn(values, startAt(start, key), startAt(start, key + 1));
}

function endToEnd(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
