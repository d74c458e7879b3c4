import type { Places } from '../append/places.ts';
import { sharedArray } from '../growing-array.ts';
import { type JointNumbers, jointSize } from '../joint-numbers.ts';
import { compareStrings, type PackedStrings } from '../strings.ts';

/** Input for extending a joint numbering. */
interface Grown {
  /** The first list, and the numbering so far; undefined if there is no second list yet. */
  readonly first: PackedStrings;
  readonly before: JointNumbers | undefined;
  /** Texts to add to the second list, sorted, and their positions in it. */
  readonly added: PackedStrings;
  readonly among: Places;
  /** The order in which to number new texts (default: sorted). */
  readonly order?: ArrayLike<number> | undefined;
}

/** Extends the numbering after texts were added to the second list. Existing numbers stay the same. */
export function grownNumbers({ first, before, added, among, order }: Grown): JointNumbers {
  const size = first.starts.length - 1;
  const places = sharedArray(Uint32Array, among.count);
  const numbers = sharedArray(Uint32Array, among.count);
  before?.numbers.forEach((number, i) => {
    const at = among.ofFirst[i] ?? 0;
    places[at] = before.places[i] ?? 0;
    numbers[at] = number;
  });
  const isNew = new Uint8Array(added.starts.length - 1);
  let low = 0;
  for (let i = 0; i < isNew.length; i++) {
    if (among.isHeld[i] === true) continue;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareStrings(first, middle, added, i) < 0) low = middle + 1;
      else high = middle;
    }
    const at = among.ofSecond[i] ?? 0;
    places[at] = low;
    if (low < size && compareStrings(first, low, added, i) === 0) numbers[at] = low;
    else isNew[i] = 1;
  }
  let next = before === undefined ? size : jointSize(before);
  const number = (i: number) => {
    if (isNew[i] === 0) return;
    isNew[i] = 0;
    numbers[among.ofSecond[i] ?? 0] = next++;
  };
  for (let i = 0; i < (order?.length ?? 0); i++) number(order?.[i] ?? 0);
  for (let i = 0; i < isNew.length; i++) number(i);
  const behind = sharedArray(Uint32Array, next - size);
  numbers.forEach((one, i) => {
    if (one >= size) behind[one - size] = i;
  });
  return { first: size, places, numbers, added: behind };
}
