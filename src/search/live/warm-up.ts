import { openLexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { NumberSearch } from '../number-search.ts';

/** Titles that are searched for, spread over the catalog: one of so many, at most so many, and words of each. */
const PAPERS_A_TITLE = 1_000;
const TITLES = 40;
const WORDS = 4;

/**
 * Searches for titles of the catalog, every other one misspelt. A thread that has searched nothing runs code that is not
 * compiled yet, many times slower; whoever searches a large catalog first should not have to wait for that.
 */
export function warmUp(search: Pick<NumberSearch, 'find' | 'similar'>, index: PackedIndex): void {
  const lexicon = openLexicon(index.words);
  const step = Math.max(PAPERS_A_TITLE, Math.ceil(index.documents / TITLES));
  for (let document = 0; document < index.documents; document += step) {
    const title = Array.from(wordsOf(index, document), (word) => lexicon.at(word));
    const isMisspelt = Math.floor(document / step) % 2 === 1;
    search.find({ query: (isMisspelt ? title.map(swapped) : title).join(' ') });
    if (isMisspelt) search.similar([document], 10);
  }
}

function wordsOf({ titleStart, titleWords }: PackedIndex, document: number): Uint32Array {
  const start = titleStart[document] ?? 0;
  return titleWords.subarray(start, Math.min(start + WORDS, titleStart[document + 1] ?? 0));
}

/** A word with two letters in its middle swapped. */
function swapped(word: string): string {
  const at = word.length >> 1;
  return word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1);
}
