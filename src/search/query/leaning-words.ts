import { NONE } from '../index/lexicon.ts';
import type { QueryWord } from './terms.ts';

/** What only says more of the word before it: `phrase-based`, `graph driven`. */
const LEANING: ReadonlySet<string> = new Set(
  'based driven aware guided oriented centric style like free level type version'.split(' '),
);
const FIGURES = /^\d[\d.,]*$/;

/**
 * A query without the words that lean on one which the catalog lacks: papers that say `based` or `2.0` are no help to who
 * typed `phrase-based` or `squad 2.0`. These words are as unknown as the one before them.
 */
export function withoutLeaning(
  words: readonly QueryWord[],
  isUnknown: (word: QueryWord) => boolean,
): readonly QueryWord[] {
  let isLost = false;
  return words.map((word) => {
    const leans = isLost && (LEANING.has(word.text) || FIGURES.test(word.text));
    if (!leans) isLost = isUnknown(word);
    return leans ? { ...word, word: NONE, stem: NONE } : word;
  });
}
