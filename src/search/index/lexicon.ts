import { fnv1a } from '../../hash-text.ts';
import { sizeAt, startAt } from './starts.ts';
import { type PackedStrings, type PackedUnits, packStrings, stringAt, unitsOf } from './strings.ts';

/** Distinct words, sorted, in typed arrays: no object per word, and threads can share them. */
export interface PackedWords extends PackedUnits {
  /** Open-addressing hash table of word numbers plus one; 0 is an empty place. Its length is a power of two. */
  readonly table: Uint32Array;
}

/** No such word, no such stem. */
export const NONE = 0xffffffff;

/**
 * Words that stand together in the order of their texts: the numbers `[low, high)`; where words came to a list later, also the
 * words `[laterLow, laterHigh)` of those (see `joint-lexicon.ts`).
 */
export type WordRange = readonly [low: number, high: number, laterLow?: number, laterHigh?: number];

/** Looks words up by text and by number. */
export interface Lexicon {
  readonly size: number;
  /** The number of a word, or `NONE`. */
  find(word: string): number;
  /** The word of a number. */
  at(id: number): string;
  /** How many code units it has. */
  lengthOf(id: number): number;
  /** Which letters it holds, see `lettersOf`. */
  lettersOf(id: number): number;
  /** The words that begin with `prefix`. */
  prefixRange(prefix: string): WordRange;
  /** One word as a range; an empty one for `NONE`. */
  rangeOf(id: number): WordRange;
  isIn(range: WordRange, id: number): boolean;
  /** Compares the texts of two words by code unit. */
  compare(a: number, b: number): number;
  /** Goes through the words of a range in the order of their texts. */
  eachIn(range: WordRange, visit: (id: number) => void): void;
}

/** Whether there are no words in a range. */
export function isEmptyRange([low, high, laterLow = 0, laterHigh = 0]: WordRange): boolean {
  return low >= high && laterLow >= laterHigh;
}

/** Which letters a word holds, as bits: an edit changes two of them at most. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << word.charCodeAt(i);
  return letters;
}

/** Packs words that are sorted by code unit and distinct. */
export function packWords(sorted: readonly string[]): PackedWords {
  const table = new Uint32Array(placesFor(sorted.length));
  const strings = packStrings(sorted);
  sorted.forEach((word, id) => {
    putWord(table, word, id);
  });
  return { ...strings, table };
}

/** How many places the table of so many words has. */
export function placesFor(words: number): number {
  let places = 16;
  while (places < words * 2) places *= 2;
  return places;
}

/** Puts a word that is not there yet into a table. */
export function putWord(table: Uint32Array, word: string, id: number): void {
  const mask = table.length - 1;
  let place = hash(word) & mask;
  while (table[place] !== 0) place = (place + 1) & mask;
  table[place] = id + 1;
}

/** Opens packed words for lookup; costs nothing but the closure. */
export function openLexicon(packed: PackedWords): Lexicon {
  const { table } = packed;
  const mask = table.length - 1;
  return {
    ...openSorted(packed),
    find(word) {
      for (let place = hash(word) & mask; ; place = (place + 1) & mask) {
        const entry = table[place] ?? 0;
        if (entry === 0) return NONE;
        if (compare(packed, entry - 1, word) === 0) return entry - 1;
      }
    },
  };
}

/** Opens sorted words without a table, of which one is found some microseconds later. */
export function openSorted(packed: PackedStrings): Lexicon {
  const size = packed.starts.length - 1;

  function lowerBound(text: string): number {
    const wanted = unitsOf(text, packed);
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareUnits(packed, middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    size,
    find(word) {
      const id = lowerBound(word);
      return id < size && stringAt(packed, id) === word ? id : NONE;
    },
    at: (id) => stringAt(packed, id),
    lengthOf: (id) =>
      packed.units instanceof Uint16Array ? sizeAt(packed.starts, id) : stringAt(packed, id).length,
    lettersOf(id) {
      if (!(packed.units instanceof Uint16Array)) return lettersOf(stringAt(packed, id));
      let letters = 0;
      const end = startAt(packed.starts, id + 1);
      for (let i = startAt(packed.starts, id); i < end; i++) letters |= 1 << (packed.units[i] ?? 0);
      return letters;
    },
    prefixRange(prefix) {
      // No word of ours holds U+FFFF, so it stands after every continuation.
      return [lowerBound(prefix), lowerBound(`${prefix}\uffff`)];
    },
    rangeOf: (id) => (id === NONE ? [0, 0] : [id, id + 1]),
    isIn: ([low, high], id) => id >= low && id < high,
    compare: (a, b) => a - b,
    eachIn([low, high], visit) {
      for (let id = low; id < high; id++) visit(id);
    },
  };
}

function compare({ units, starts }: PackedUnits, id: number, word: string): number {
  const start = starts[id] ?? 0;
  const length = (starts[id + 1] ?? 0) - start;
  const shared = Math.min(length, word.length);
  for (let i = 0; i < shared; i++) {
    const difference = (units[start + i] ?? 0) - word.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}

function compareUnits(
  { units, starts }: PackedStrings,
  id: number,
  wanted: Uint16Array | Uint8Array,
): number {
  const start = startAt(starts, id);
  const length = startAt(starts, id + 1) - start;
  const shared = Math.min(length, wanted.length);
  for (let i = 0; i < shared; i++) {
    const difference = (units[start + i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

function hash(word: string): number {
  const value = fnv1a(word);
  return (value ^ (value >>> 15)) >>> 0;
}
