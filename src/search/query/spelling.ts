import { lazily, memoized } from '../../lazily.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import { editDistance, TOO_FAR } from './edit-distance.ts';
import { nearWords, type WordList } from './near-words.ts';

/** A word that a misspelt one may mean. */
export interface SpellingCandidate {
  /** Number of the word, as given to the dictionary. */
  readonly word: number;
  readonly text: string;
  readonly distance: number;
}

/** Looks up misspelt words. */
export interface Dictionary {
  /** Words within the allowed edits, in the list's order. */
  nearest(misspelt: string): readonly SpellingCandidate[];
}

/** Shorter words are too close to too many others to be corrected. */
const SHORTEST = 4;
/** No mistyped word is longer: a run of letters without spaces isn't looked up. */
const LONGEST = 40;
/** From this length, two edits are allowed. */
const LONG = 7;

/** Lookups cached: a search, its pages and half-typed texts repeat the same words. */
const REMEMBERED = 1_000;

/** How many edits a word of this length allows. */
export function allowedEdits(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  return length < LONG ? 1 : 2;
}

/** A subset of a lexicon's words. */
export interface NumberedWords {
  readonly list: WordList;
  /** Maps a word's number in the list to its number in the lexicon. */
  readonly numberOf: (word: number) => number;
}

/** A dictionary of a subset of a lexicon. @param listsOf - The words, in one list or several. */
export function createDictionary(
  listsOf: () => readonly NumberedWords[],
  { find, at, compare }: Pick<Lexicon, 'find' | 'at' | 'compare'>,
): Dictionary {
  const lists = lazily(listsOf);

  function lookUp(misspelt: string): SpellingCandidate[] {
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    // A swap of neighbours is two edits there, but one to people.
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

/** The word with each pair of neighbours swapped. */
function swaps(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, i) => word.slice(0, i) + word.slice(i + 1, i + 2) + word.slice(i, i + 1) + word.slice(i + 2),
  );
}
