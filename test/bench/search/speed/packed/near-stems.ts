import type { Lexicon } from '../../../../../src/search/index/lexicon.ts';
import { editDistance, TOO_FAR } from '../../../../../src/search/query/edit-distance.ts';
import type { WeightedStem } from './bm25.ts';

const SHORTEST = 4;
/** From this length on, two edits are allowed. */
const LONG = 7;
/** Weight of a stem at no distance. */
const NEAR = 0.45;

/**
 * Finds the stems near a misspelt one by scanning all of them: their length and a mask of their letters rule most out,
 * the edit distance the rest. Needs no index of its own.
 */
export function createNearStems(stems: Lexicon): (misspelt: string) => WeightedStem[] {
  const texts = Array.from({ length: stems.size }, (_, stem) => stems.at(stem));
  const masks = Int32Array.from(texts, maskOf);
  const lengths = Uint8Array.from(texts, ({ length }) => Math.min(255, length));

  return (misspelt) => {
    if (misspelt.length < SHORTEST) return [];
    const bound = misspelt.length < LONG ? 1 : 2;
    const mask = maskOf(misspelt);
    const near: WeightedStem[] = [];
    for (let stem = 0; stem < masks.length; stem++) {
      if (Math.abs((lengths[stem] ?? 0) - misspelt.length) > bound) continue;
      if (bitsOf((masks[stem] ?? 0) ^ mask) > 2 * bound) continue;
      const distance = editDistance(misspelt, texts[stem] ?? '', bound);
      if (distance !== TOO_FAR) near.push([stem, (NEAR * misspelt.length) / (misspelt.length + distance)]);
    }
    return near;
  };
}

/** One bit for each letter that occurs; some letters share one. */
function maskOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) % 31);
  return mask;
}

function bitsOf(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
