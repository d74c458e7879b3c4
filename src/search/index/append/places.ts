import { compareStrings, type PackedStrings } from '../strings.ts';

/** Where each of some sorted texts stands among others, and how the two lists are numbered together. */
export interface Places {
  /** For each text of the second list its place in the first: its own where it is held, else that of the next one. */
  readonly at: Uint32Array;
  readonly isHeld: readonly boolean[];
  /** Numbers in both together, of the texts of each list. */
  readonly ofFirst: Uint32Array;
  readonly ofSecond: Uint32Array;
  readonly count: number;
}

/** Places the texts of one list among those of another; both are sorted by code unit and distinct. */
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
