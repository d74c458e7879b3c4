import { NONE } from '../index/lexicon.ts';
import type { QueryWord } from './terms.ts';

/** Words that only qualify the one before: `phrase-based`, `graph driven`. */
const LEANING: ReadonlySet<string> = new Set(
  'based driven aware guided oriented centric style like free level type version'.split(' '),
);
const FIGURES = /^\d[\d.,]*$/;

/**
 * Drops words that qualify an unknown one: papers with `based` or `2.0` are no help if `phrase` or `squad` is unknown
 * in `phrase-based` or `squad 2.0`.
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
