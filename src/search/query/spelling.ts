import { lazily, memoized } from '../../lazily.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';
import { nearWords, type WordList } from './near-words.ts';

/** A word that a misspelt one may mean. */
export interface SpellingCandidate {
  /** Number of the word, as the dictionary's maker gave it. */
  readonly word: number;
  readonly text: string;
  readonly distance: number;
}

/** The words that misspelt ones are looked up in. */
export interface Dictionary {
  /** Words at most the allowed edits away, in their own order. */
  nearest(misspelt: string): readonly SpellingCandidate[];
}

/** Words shorter than this are too close to too many others to be corrected. */
const SHORTEST = 4;
/** And no word people mistype is longer: a run of letters without spaces is not looked up. */
const LONGEST = 40;
/** From this length on two edits are allowed. */
const LONG = 7;

/** Look-ups kept: a search, its pages and half-typed texts ask for the same words again. */
const REMEMBERED = 1_000;

/** How many edits a word of this length may be away. */
export function allowedEdits(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  return length < LONG ? 1 : 2;
}

/** Some of the words of a lexicon. */
export interface NumberedWords {
  readonly list: WordList;
  /** What a word of the list is called in the lexicon. */
  readonly numberOf: (word: number) => number;
}

/** A dictionary of some words of a lexicon. @param listsOf - They are in one list, or in several. */
export function createDictionary(
  listsOf: () => readonly NumberedWords[],
  { find, at, compare }: Pick<Lexicon, 'find' | 'at' | 'compare'>,
): Dictionary {
  const lists = lazily(listsOf);

  function lookUp(misspelt: string): SpellingCandidate[] {
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    // A swap of neighbours is two edits there; to people it is one.
    const swapped = swaps(misspelt)
      .map(find)
      .filter((word) => word !== NONE);
    const near = lists().flatMap(({ list, numberOf }) => nearWords(list, misspelt, bound).map(numberOf));
    return [...new Set([...near, ...swapped])].sort(compare).flatMap((word) => {
      const text = at(word);
      const distance = editDistance(misspelt, text, bound);
      return distance === TOO_FAR ? [] : [{ word, text, distance }];
    });
  }

  return { nearest: memoized(lookUp, REMEMBERED) };
}

/** The word with each two neighbours swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.slice(i + 1, i + 2) + word.slice(i, i + 1) + word.slice(i + 2),
  );
}
