import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { WordList } from './word-tree.ts';

/**
 * Words that a misspelt one is read as: those of titles, and those of texts that more than one paper holds.
 *
 * @param leastPapers how many papers hold each, in any form; 0 for all of them.
 */
export function correctableWords(
  { words, stemOf, postingStart, titlePostingStart }: PackedIndex,
  leastPapers = 0,
): WordList {
  return {
    words,
    isHeld(word) {
      const stem = stemOf[word] ?? NONE;
      const papers = stem === NONE ? 0 : (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
      const inTitles = (titlePostingStart[word + 1] ?? 0) > (titlePostingStart[word] ?? 0);
      return (inTitles || papers > 1) && papers >= leastPapers;
    },
  };
}
