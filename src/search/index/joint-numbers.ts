import { NONE } from './lexicon.ts';

/**
 * One numbering of two sorted lists of texts: the first list keeps its numbers; texts that only the second has are numbered after
 * them, in order of arrival.
 */
export interface JointNumbers {
  /** Size of the first list. */
  readonly first: number;
  /** For each text of the second list, its position in the first, or its insertion point. */
  readonly places: Uint32Array;
  /** The joint number of each text of the second list. */
  readonly numbers: Uint32Array;
  /** For each number after the first list, the position of its text in the second list. */
  readonly added: Uint32Array;
}

/** How many distinct texts there are. */
export function jointSize({ first, added }: JointNumbers): number {
  return first + added.length;
}

/** Position in the second list of the text with a number; `NONE` if it isn't there. */
export function inSecond({ first, places, numbers, added }: JointNumbers, number: number): number {
  if (number >= first) return added[number - first] ?? NONE;
  // Of texts with the same position, the equal one comes last.
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low > 0 && numbers[low - 1] === number ? low - 1 : NONE;
}

/** Compares two texts, given their numbers. */
export function compareJoint({ first, places, added }: JointNumbers, a: number, b: number): number {
  if (a < first && b < first) return a - b;
  if (a >= first && b >= first) return (added[a - first] ?? 0) - (added[b - first] ?? 0);
  // A text that isn't in the first list comes before the one at its insertion point.
  if (a >= first) return (places[added[a - first] ?? 0] ?? 0) <= b ? -1 : 1;
  return a < (places[added[b - first] ?? 0] ?? 0) ? -1 : 1;
}
