import escapeStringRegexp from 'escape-string-regexp';
import { createStemmer } from '../text/stems.ts';
import { fold, words } from '../text/tokens.ts';
import type { ReadText } from './read-text.ts';
import { SIGNS } from './terms.ts';

/** Words of a text that may be one joined word of a term, or the other way round: `pre-training`, `pretraining`. */
export const MOST_JOINED = 4;
/** A run of words this much longer than a stem cannot have it any more. */
const LONGEST_ENDING = 8;
/** The beginning of a word that no stem changes. */
const UNCHANGED = 3;
/** Words this short are abbreviations as often as not, and a stem would confuse them: "ragged" has the stem of RAG. */
const SHORT = 4;
/** Scripts that part no words by spaces: a term stands somewhere within a run of letters. */
export const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Korean writes particles at the end of a word: 학습을 holds 학습. The longest usual ones have three syllables. */
export const HANGUL = /^\p{Script=Hangul}+$/u;
const LONGEST_PARTICLE = 3;

/** Whether some text holds a term. */
export type TermMatcher = (text: ReadText) => boolean;

/**
 * Tells whether a text holds a term: its words in a row, as whole words, in any case, with or without accents, hyphens
 * and apostrophes, singular or plural (by their stems), joined or apart (`pretraining`, `pre-training`). In straight
 * quotes a term asks for just these words. `AI` is not in "Airline", `C++` not in "vitamin C".
 */
export function createTermMatcher(term: string): TermMatcher {
  const isExact = /^".*"$/su.test(term);
  const bare = isExact ? term.slice(1, -1) : term;
  const wanted = words(bare);
  if (wanted.length === 0 || SIGNS.test(bare)) return signMatcher(bare);
  const stem = isExact ? (word: string) => word : shyStemmer();
  const inARow = wanted.map((word) => wordMatcher(word, stem));
  const joined = wanted.join('');
  const isJoined = isExact ? () => false : joinedMatcher(joined, stem);
  const mayHold = beginningTest(joined);
  // Nearly every word of a text begins otherwise, and is told by that.
  const initial = UNSPACED.test(wanted[0] ?? '') ? undefined : joined[0];
  return ({ folded, words: found }) =>
    mayHold(folded) &&
    found().some(
      (word, from) =>
        (initial === undefined || word[0] === initial) &&
        (inARow.every((isWord, i) => isWord(found()[from + i] ?? '')) || isJoined(found(), from)),
    );
}

/** Long stems; where a stem is short, the word itself, without the s of a plural. */
export function shyStemmer(stem: (word: string) => string = createStemmer()): (word: string) => string {
  return (word) => {
    const stemmed = stem(word);
    return stemmed.length > SHORT ? stemmed : word.replace(/(?<=[^s]{2})s$/, '');
  };
}

function wordMatcher(wanted: string, stem: (word: string) => string): (word: string) => boolean {
  if (UNSPACED.test(wanted)) return (word) => word.includes(wanted);
  if (HANGUL.test(wanted))
    return (word) => word.startsWith(wanted) && word.length - wanted.length <= LONGEST_PARTICLE;
  const beginning = wanted.slice(0, UNCHANGED);
  const wantedStem = stem(wanted);
  return (word) => word === wanted || (word.startsWith(beginning) && stem(word) === wantedStem);
}

/** Whether some words of a text, from one of them on, are the term written as one. */
function joinedMatcher(
  joined: string,
  stem: (word: string) => string,
): (found: readonly string[], from: number) => boolean {
  const wanted = stem(joined);
  return (found, from) => {
    let run = '';
    for (let to = from; to < Math.min(found.length, from + MOST_JOINED); to++) {
      run += found[to];
      if (!joined.startsWith(run.slice(0, UNCHANGED)) || run.length > wanted.length + LONGEST_ENDING)
        return false;
      if (run.length >= wanted.length && stem(run) === wanted) return true;
    }
    return false;
  };
}

/** Turns most texts down before they are cut into words: those without the first letters, whatever parts them. */
function beginningTest(joined: string): (folded: string) => boolean {
  const letters = [...joined].slice(0, UNCHANGED).map(escapeStringRegexp);
  const beginning = new RegExp(letters.join('[^\\p{L}\\p{N}]*'), 'u');
  return (folded) => beginning.test(folded);
}

/** A name with signs stands as it is, with no letter, digit or further sign at its ends. */
function signMatcher(term: string): TermMatcher {
  const pattern = escapeStringRegexp(fold(term)).replace(/ /g, '\\s+');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}+#])${pattern}(?![\\p{L}\\p{N}+#])`, 'u');
  return ({ folded }) => whole.test(folded);
}
