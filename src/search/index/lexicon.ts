import { fnv1a } from '../../hash-text.ts';
import { sizeAt, startAt } from './starts.ts';
import { type PackedStrings, type PackedUnits, packStrings, stringAt, unitsOf } from './strings.ts';

/** Distinct sorted words in typed arrays: no object per word, and shareable between threads. */
export interface PackedWords extends PackedUnits {
  /** Open-addressing hash table of word numbers plus one; 0 marks an empty slot. Its length is a power of two. */
  readonly table: Uint32Array;
}

/** Stands for a missing word, stem or other number. */
export const NONE = 0xffffffff;

/**
 * Adjacent words in text order: the numbers `[low, high)`, and in a joint list also the positions `[laterLow, laterHigh)` in its
 * second list (see `joint-lexicon.ts`).
 */
export type WordRange = readonly [low: number, high: number, laterLow?: number, laterHigh?: number];

/** Looks words up by text and by number. */
export interface Lexicon {
  readonly size: number;
  /** The number of a word, or `NONE`. */
  find(word: string): number;
  /** The word of a number. */
  at(id: number): string;
  /** Its length in code units. */
  lengthOf(id: number): number;
  /** Bit set of its letters, see `lettersOf`. */
  lettersOf(id: number): number;
  /** The words that start with `prefix`. */
  prefixRange(prefix: string): WordRange;
  /** A single word as a range; empty for `NONE`. */
  rangeOf(id: number): WordRange;
  isIn(range: WordRange, id: number): boolean;
  /** Compares the texts of two words by code unit. */
  compare(a: number, b: number): number;
  /** Visits the words of a range in text order. */
  eachIn(range: WordRange, visit: (id: number) => void): void;
}

/** Whether a range is empty. */
export function isEmptyRange([low, high, laterLow = 0, laterHigh = 0]: WordRange): boolean {
  return low >= high && laterLow >= laterHigh;
}

/** Bit set of the letters in a word. One edit changes at most two bits. */
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

/** Number of hash table slots for this many words. */
export function placesFor(words: number): number {
  let places = 16;
  while (places < words * 2) places *= 2;
  return places;
}

/** Inserts a new word into a hash table. */
export function putWord(table: Uint32Array, word: string, id: number): void {
  const mask = table.length - 1;
  let place = hash(word) & mask;
  while (table[place] !== 0) place = (place + 1) & mask;
  table[place] = id + 1;
}

/** Opens packed words for lookup; only allocates a closure. */
export function openLexicon(packed: PackedWords): Lexicon {
  const { table } = packed;
  const mask = table.length - 1;
  function find(word: string): number {
    for (let place = hash(word) & mask; ; place = (place + 1) & mask) {
      const entry = table[place] ?? 0;
      if (entry === 0) return NONE;
      if (compare(packed, entry - 1, word) === 0) return entry - 1;
    }
  }
  return { ...openSorted(packed, find), find };
}

/**
 * Opens sorted words without a hash table. A lookup takes a few microseconds longer.
 *
 * @param quickly - Finds a word's number faster than a binary search, if there is such a way.
 */
export function openSorted(packed: PackedStrings, quickly?: (word: string) => number): Lexicon {
  const size = packed.starts.length - 1;

  function lowerBound(text: string, least = 0): number {
    const wanted = unitsOf(text, packed);
    let low = least;
    let high = size;
    // What a prefix begins ends soon after it.
    for (let step = least === 0 ? size : 1; low + step < high; step *= 2) {
      if (compareUnits(packed, low + step, wanted) < 0) low += step + 1;
      else high = low + step;
    }
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
      // No word contains U+FFFF, so this sorts after every continuation.
      const known = quickly?.(prefix) ?? NONE;
      const low = known === NONE ? lowerBound(prefix) : known;
      return [low, lowerBound(`${prefix}\uffff`, low)];
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
