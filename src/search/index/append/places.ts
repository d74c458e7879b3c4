import { compareStrings, type PackedStrings } from '../strings.ts';

/** Positions of sorted texts in another sorted list, and the joint numbering of both. */
export interface Places {
  /** For each text of the second list, its position in the first, or its insertion point. */
  readonly at: Uint32Array;
  readonly isHeld: readonly boolean[];
  /** Joint numbers of the texts in each list. */
  readonly ofFirst: Uint32Array;
  readonly ofSecond: Uint32Array;
  readonly count: number;
}

/** Locates the texts of one list in another; both are distinct and sorted by code unit. */
export function placesAmong(first: PackedStrings, second: PackedStrings): Places {
  const sizes = [first.starts.length - 1, second.starts.length - 1] as const;
  const at = new Uint32Array(sizes[1]);
  const isHeld: boolean[] = [];
  const ofFirst = new Uint32Array(sizes[0]);
  const ofSecond = new Uint32Array(sizes[1]);
  let added = 0;
  let numbered = 0;
  for (let j = 0; j < sizes[1]; j++) {
    let low = at[j - 1] ?? 0;
    let high = sizes[0];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareStrings(first, middle, second, j) < 0) low = middle + 1;
      else high = middle;
    }
    at[j] = low;
    while (numbered < low) ofFirst[numbered] = added + numbered++;
    isHeld[j] = low < sizes[0] && compareStrings(first, low, second, j) === 0;
    ofSecond[j] = low + added;
    if (!isHeld[j]) added++;
  }
  while (numbered < sizes[0]) ofFirst[numbered] = added + numbered++;
  return { at, isHeld, ofFirst, ofSecond, count: sizes[0] + added };
}
