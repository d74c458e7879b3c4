import { NONE } from './lexicon.ts';

/**
 * One numbering of two sorted lists of texts: those of the first keep their numbers, and what only the second has is numbered on behind
 * them, in the order in which it came.
 */
export interface JointNumbers {
  /** How many texts the first list has. */
  readonly first: number;
  /** For each text of the second list its place in the first: its own where it is held, else that of the next one. */
  readonly places: Uint32Array;
  /** The number of each text of the second list. */
  readonly numbers: Uint32Array;
  /** Which text of the second list the first number behind the first list has, and so on. */
  readonly added: Uint32Array;
}

/** How many numbers there are. */
export function jointSize({ first, added }: JointNumbers): number {
  return first + added.length;
}

/** Which text of the second list has a number; `NONE` where it lacks that. */
export function inSecond({ first, places, numbers, added }: JointNumbers, number: number): number {
  if (number >= first) return added[number - first] ?? NONE;
  // Of those with one place the text itself stands last.
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low > 0 && numbers[low - 1] === number ? low - 1 : NONE;
}

/** Compares two texts by their numbers. */
export function compareJoint({ first, places, added }: JointNumbers, a: number, b: number): number {
  if (a < first && b < first) return a - b;
  if (a >= first && b >= first) return (added[a - first] ?? 0) - (added[b - first] ?? 0);
  // A text that the first list lacks stands before the one whose place it would take.
  if (a >= first) return (places[added[a - first] ?? 0] ?? 0) <= b ? -1 : 1;
  return a < (places[added[b - first] ?? 0] ?? 0) ? -1 : 1;
}
