import { openTitleLists } from '../index/joint-lists.ts';
import { holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/**
 * Whether a misspelt word may be read as a word: those of titles are, and those of texts that more than one paper holds.
 *
 * @param leastPapers how many papers hold each, in any form; 0 for all of them.
 */
export function createCorrectable(index: PackedIndex, leastPapers = 0): (word: number) => boolean {
  const titlesBy = openTitleLists(index);
  return (word) => {
    const stem = index.stemOf[word] ?? NONE;
    const papers = stem === NONE ? 0 : holdersOf(index, stem);
    return (papers > 1 || titlesBy.count(word) > 0) && papers >= leastPapers;
  };
}
