import type { PackedLists } from '../growing.ts';
import type { Places } from './places.ts';
import type { Change } from './splice.ts';

/** What becomes of lists by key when those of others are added to them, whose values are larger. */
export function joinLists(
  first: PackedLists,
  second: PackedLists,
  places: Places,
  join: (first: Uint32Array, second: Uint32Array) => Uint32Array = endToEnd,
): Change<Uint32Array>[] {
  const changes: Change<Uint32Array>[] = [];
  places.at.forEach((at, key) => {
    const values = second.values.subarray(second.start[key], second.start[key + 1]);
    if (places.isHeld[key] !== true) changes.push({ at, isInstead: false, value: values });
    else if (values.length > 0) {
      const before = first.values.subarray(first.start[at], first.start[at + 1]);
      changes.push({ at, isInstead: true, value: join(before, values) });
    }
  });
  return changes;
}

function endToEnd(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
