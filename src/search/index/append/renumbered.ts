import { sharedArray } from '../growing-array.ts';
import { NONE } from '../lexicon.ts';

/** Maps numbers to new ones; `NONE` stays `NONE`. */
export function renumbered(
  numbers: Uint32Array,
  newOf: Uint32Array,
  into = new Uint32Array(numbers.length),
  at = 0,
): Uint32Array {
  const { length } = numbers;
  for (let i = 0; i < length; i++) into[at + i] = newOf[numbers[i] ?? 0] ?? NONE;
  return into;
}

/** Renumbers and concatenates two lists, in shared memory. */
export function joinedRenumbered(
  first: Uint32Array,
  newOfFirst: Uint32Array,
  second: Uint32Array,
  newOfSecond: Uint32Array,
): Uint32Array {
  const both = sharedArray(Uint32Array, first.length + second.length);
  renumbered(first, newOfFirst, both);
  return renumbered(second, newOfSecond, both, first.length);
}
