/**
 * Maps hashes of strings to numbers of papers, by open addressing in one typed array: about 16 bytes an entry. It
 * only grows, so snapshots of a catalog share one; callers must check that a paper really has the string.
 */
export interface NumberTable {
  add(hash: number, number: number): void;
  /** Ascending. */
  numbers(hash: number): readonly number[];
  kept(): KeptNumbers;
}

/** A table as stored in a file. */
export interface KeptNumbers {
  readonly texts: number;
  /** A hash and a number plus one per slot; 0 means empty. The number of slots is a power of two. */
  readonly places: Uint32Array;
  /** Further numbers for a hash, each preceded by the hash. */
  readonly further: Uint32Array;
}

const FIRST_PLACES = 1 << 10;
/** Maximum load factor. */
const FULL = 3 / 4;

export function createNumberTable(kept?: KeptNumbers): NumberTable {
  let places = kept?.places ?? new Uint32Array(2 * FIRST_PLACES);
  let texts = kept?.texts ?? 0;
  // Nearly every hash has one number: a list for each would take many times the memory.
  const further = new Map<number, number[]>();
  for (let i = 0; i < (kept?.further.length ?? 0); i += 2)
    addFurther(kept?.further[i] ?? 0, kept?.further[i + 1] ?? 0);

  /** Array index of a hash's slot, or of the empty slot it belongs in. */
  function placeOf(hash: number, within: Uint32Array): number {
    const mask = within.length / 2 - 1;
    let place = hash & mask;
    while (within[2 * place + 1] !== 0 && within[2 * place] !== hash) place = (place + 1) & mask;
    return 2 * place;
  }

  function grow(): void {
    const larger = new Uint32Array(2 * places.length);
    for (let at = 0; at < places.length; at += 2) {
      const number = places[at + 1] ?? 0;
      if (number === 0) continue;
      const hash = places[at] ?? 0;
      const to = placeOf(hash, larger);
      larger[to] = hash;
      larger[to + 1] = number;
    }
    places = larger;
  }

  function addFurther(hash: number, number: number): void {
    const list = further.get(hash);
    if (list === undefined) further.set(hash, [number]);
    else insert(list, number);
  }

  return {
    numbers(hash) {
      const first = places[placeOf(hash, places) + 1] ?? 0;
      if (first === 0) return [];
      const more = further.get(hash);
      return more === undefined ? [first - 1] : [first - 1, ...more].sort((a, b) => a - b);
    },
    add(hash, number) {
      const at = placeOf(hash, places);
      const first = places[at + 1] ?? 0;
      if (first === number + 1) return;
      if (first !== 0) {
        addFurther(hash, number);
        return;
      }
      places[at] = hash;
      places[at + 1] = number + 1;
      texts += 1;
      if (2 * texts > FULL * places.length) grow();
    },
    kept: () => ({
      texts,
      places,
      further: Uint32Array.from([...further].flatMap(([hash, list]) => list.flatMap((one) => [hash, one]))),
    }),
  };
}

/** Numbers mostly arrive in order, and a whole catalog may share one hash: appending must stay cheap. */
function insert(list: number[], number: number): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] ?? 0) > number) at--;
  if (list[at - 1] !== number) list.splice(at, 0, number);
}
