import type { Lexicon, PackedWords } from '../index/lexicon.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';

/** A word of the catalog that a misspelt one may mean. */
export interface SpellingCandidate {
  readonly word: number;
  readonly distance: number;
}

/** Words shorter than this are too close to too many others to be corrected. */
const SHORTEST = 4;
/** From this length on two edits are allowed. */
const LONG = 7;

/** How many edits a word of this length may be away. */
export function allowedEdits(length: number): number {
  if (length < SHORTEST) return 0;
  return length < LONG ? 1 : 2;
}

/**
 * Finds the words near a misspelt one. Every word of the lexicon is looked at, but only those whose length and
 * letters allow it are compared: 31 bits tell which letters a word holds, and one edit changes at most two of them.
 */
export function createSpeller(packed: PackedWords, lexicon: Lexicon) {
  const masks = new Int32Array(lexicon.size);
  for (let word = 0; word < lexicon.size; word++) {
    let mask = 0;
    for (let i = packed.starts[word] ?? 0; i < (packed.starts[word + 1] ?? 0); i++) {
      mask |= 1 << ((packed.units[i] ?? 0) % 31);
    }
    masks[word] = mask;
  }

  return (misspelt: string): SpellingCandidate[] => {
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    let mask = 0;
    for (let i = 0; i < misspelt.length; i++) mask |= 1 << (misspelt.charCodeAt(i) % 31);
    const found: SpellingCandidate[] = [];
    for (let word = 0; word < masks.length; word++) {
      const length = (packed.starts[word + 1] ?? 0) - (packed.starts[word] ?? 0);
      if (Math.abs(length - misspelt.length) > bound) continue;
      if (bitCount((masks[word] ?? 0) ^ mask) > 2 * bound) continue;
      const distance = editDistance(misspelt, lexicon.at(word), bound);
      if (distance !== TOO_FAR) found.push({ word, distance });
    }
    return found;
  };
}

/** Set bits of a 32-bit number, counted in parallel. */
function bitCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
