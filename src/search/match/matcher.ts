import escapeStringRegexp from 'escape-string-regexp';
import { createStemmer } from '../text/stems.ts';
import { fold, words } from '../text/tokens.ts';
import type { ReadText } from './read-text.ts';
import { SIGNS } from './terms.ts';

/** How many words of a text may be one joined word of a term, or the reverse: `pre-training`, `pretraining`. */
export const MOST_JOINED = 4;
/** A run of words longer than a stem by more than this can't have that stem. */
const LONGEST_ENDING = 8;
/** How many letters at the start of a word stemming never changes. */
const UNCHANGED = 3;
/** Words this short are often abbreviations, and stemming confuses them: "ragged" has the same stem as RAG. */
const SHORT = 4;
/** Scripts written without spaces: a term may appear anywhere within a run of letters. */
export const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Korean attaches particles to the end of a word: 학습을 contains 학습. The longest common ones have three syllables. */
export const HANGUL = /^\p{Script=Hangul}+$/u;
const LONGEST_PARTICLE = 3;

/** Whether a text contains a term. */
export type TermMatcher = (text: ReadText) => boolean;

/**
 * Creates a matcher for a term: its words must appear consecutively, as whole words. Ignores case, accents, hyphens,
 * apostrophes, inflection (by stemming) and whether words are joined (`pretraining`, `pre-training`). A term in straight
 * quotes matches without stemming. `AI` isn't in "Airline", `C++` isn't in "vitamin C".
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
  // A cheap test that rules out nearly every word of a text.
  const initial = UNSPACED.test(wanted[0] ?? '') ? undefined : joined[0];
  return ({ folded, words: found }) =>
    mayHold(folded) &&
    found().some(
      (word, from) =>
        (initial === undefined || word[0] === initial) &&
        (inARow.every((isWord, i) => isWord(found()[from + i] ?? '')) || isJoined(found(), from)),
    );
}

/** Stems words unless the stem is short; then only strips a plural s. */
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

/** Whether consecutive words of a text, starting at a given one, are the term when joined. */
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

/** Rejects most texts before splitting them: those without the term's first letters, whatever separates these. */
function beginningTest(joined: string): (folded: string) => boolean {
  const letters = [...joined].slice(0, UNCHANGED).map(escapeStringRegexp);
  const beginning = new RegExp(letters.join('[^\\p{L}\\p{N}]*'), 'u');
  return (folded) => beginning.test(folded);
}

/** Matches a name with signs literally, with no letter, digit or further sign next to it. */
function signMatcher(term: string): TermMatcher {
  const pattern = escapeStringRegexp(fold(term)).replace(/ /g, '\\s+');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}+#])${pattern}(?![\\p{L}\\p{N}+#])`, 'u');
  return ({ folded }) => whole.test(folded);
}
