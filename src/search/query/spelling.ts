import { lazily, memoized } from '../../lazily.ts';
import { type Lexicon, NONE } from '../index/lexicon.ts';
import { stringAt } from '../index/strings.ts';
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

/**
 * A dictionary of some words of a sorted list.
 *
 * @param find the number of a word, or `NONE`.
 */
export function createDictionary(listOf: () => WordList, find: Lexicon['find']): Dictionary {
  const list = lazily(listOf);

  function lookUp(misspelt: string): SpellingCandidate[] {
    const bound = allowedEdits(misspelt.length);
    if (bound === 0) return [];
    // A swap of neighbours is two edits there; to people it is one.
    const swapped = swaps(misspelt)
      .map(find)
      .filter((word) => word !== NONE);
    return [...new Set([...nearWords(list(), misspelt, bound), ...swapped])]
      .sort((a, b) => a - b)
      .flatMap((word) => {
        const text = stringAt(list().words, word);
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
