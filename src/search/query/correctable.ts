import { openTitleLists } from '../index/joint-lists.ts';
import { holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/**
 * Builds a predicate: may a misspelt word be read as this one? Title words may be, and text words in more than one paper.
 *
 * @param leastPapers how many papers must have each word, in any form; 0 for no minimum.
 */
export function createCorrectable(index: PackedIndex, leastPapers = 0): (word: number) => boolean {
  const titlesBy = openTitleLists(index);
  return (word) => {
    const stem = index.stemOf[word] ?? NONE;
    const papers = stem === NONE ? 0 : holdersOf(index, stem);
    return (papers > 1 || titlesBy.count(word) > 0) && papers >= leastPapers;
  };
}
