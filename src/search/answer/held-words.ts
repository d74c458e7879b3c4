import { NONE } from '../index/lexicon.ts';
import type { QueryWord } from '../query/terms.ts';

/** Which words of a question a text contains. */
export interface HeldWords {
  /** For each word of the text, the position of the matching question word, or -1. */
  readonly kinds: readonly number[];
  /** For each word of the question: 1 if contained as written, less in another form, 0 if not contained. */
  readonly shares: readonly number[];
  /** For each word of the question: how often it occurs, in any form. */
  readonly counts: readonly number[];
}

/** What a word in another form counts (`parsers` for `parsing`). */
const OTHER_FORM = 0.8;

/** Finds the words of a question, no two of one stem, in the words of a text. */
export function createWordFinder(asked: readonly QueryWord[]): (words: readonly QueryWord[]) => HeldWords {
  const byText = new Map(asked.map(({ text }, i) => [text, i]));
  const byStem = new Map(asked.flatMap(({ stem }, i) => (stem === NONE ? [] : [[stem, i] as const])));
  return (words) => {
    const shares = asked.map(() => 0);
    const counts = asked.map(() => 0);
    const kinds = words.map(({ text, stem }) => {
      const exact = byText.get(text);
      const kind = exact ?? byStem.get(stem) ?? -1;
      if (kind === -1) return kind;
      counts[kind] = (counts[kind] ?? 0) + 1;
      shares[kind] = Math.max(shares[kind] ?? 0, exact === undefined ? OTHER_FORM : 1);
      return kind;
    });
    return { kinds, shares, counts };
  };
}
