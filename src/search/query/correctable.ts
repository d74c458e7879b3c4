import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/**
 * Words that a misspelt one is read as: those of titles, and those of texts that more than one paper holds.
 *
 * @param leastPapers how many papers hold each, in any form; 0 for all of them.
 */
export function correctableWords(
  { words, stemOf, postingStart, titlePostingStart }: PackedIndex,
  leastPapers = 0,
): Uint32Array {
  const found = new Uint32Array(words.starts.length - 1);
  let count = 0;
  for (let word = 0; word + 1 < words.starts.length; word++) {
    const stem = stemOf[word] ?? NONE;
    const papers = stem === NONE ? 0 : (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
    const inTitles = (titlePostingStart[word + 1] ?? 0) > (titlePostingStart[word] ?? 0);
    if ((inTitles || papers > 1) && papers >= leastPapers) found[count++] = word;
  }
  return found.slice(0, count);
}
