import { openLexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { stringAt } from '../index/strings.ts';
import type { NumberSearch } from '../number-search.ts';

/** Titles that are searched for, spread over the catalog: one of so many, at most so many, and words of each. */
const PAPERS_A_TITLE = 1_000;
const TITLES = 40;
const WORDS = 4;
/** Once the code is warm these are enough to make what an index has made at its first search: one as it is, one misspelt. */
const TITLES_LATER = 2;

/**
 * Searches for titles of the catalog, every other one misspelt, and completes misspelt names and titles. A thread that has searched nothing runs code that is not
 * compiled yet, many times slower; whoever searches a large catalog first should not have to wait for that.
 *
 * @param isCompiled whether the thread has searched another index before.
 */
export function warmUp(
  search: Pick<NumberSearch, 'find' | 'similar' | 'repaired'>,
  index: PackedIndex,
  isCompiled: boolean,
): void {
  const lexicon = openLexicon(index.words);
  const step = Math.max(PAPERS_A_TITLE, Math.ceil(index.documents / (isCompiled ? TITLES_LATER : TITLES)));
  for (let document = 0; document < index.documents; document += step) {
    const title = Array.from(wordsOf(index, document), (word) => lexicon.at(word));
    const isMisspelt = Math.floor(document / step) % 2 === 1;
    search.find({ query: (isMisspelt ? title.map(swapped) : title).join(' ') });
    if (!isMisspelt) continue;
    search.similar([document], 10);
    search.repaired('author', nameOf(index, document).map(swapped).join(' '), 25);
    search.repaired('paper', title.map(swapped).join(' '), 25);
  }
}

function wordsOf({ titleStart, titleWords }: PackedIndex, document: number): Uint32Array {
  const start = titleStart[document] ?? 0;
  return titleWords.subarray(start, Math.min(start + WORDS, titleStart[document + 1] ?? 0));
}

/** The words of the first author's name that are long enough to be misspelt. */
function nameOf({ names, authorStart, authorName }: PackedIndex, document: number): string[] {
  const first = authorName.subarray(authorStart[document] ?? 0, authorStart[document + 1] ?? 0)[0];
  const name = first === undefined ? '' : stringAt(names, first);
  return name.split(' ').filter((word) => word.length > 3);
}

/** A word with two letters in its middle swapped. */
function swapped(word: string): string {
  const at = word.length >> 1;
  return word.slice(0, at - 1) + word.slice(at, at + 1) + word.slice(at - 1, at) + word.slice(at + 1);
}
