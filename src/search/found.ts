import type { Correction } from './query/correct.ts';
import type { Notice } from './query/notice.ts';
import { withTyped } from './query/with-typed.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { Reading, Understood } from './reading/reading.ts';
import { asTyped } from './text/as-typed.ts';

/**
 * Most matches counted by relevance: nobody pages that far, and counting every paper with a common word takes longer
 * than finding the best.
 */
export const MOST_COUNTED = 1_000;

/** What a search found, by document number. */
export interface Found {
  /** One page. */
  readonly documents: readonly ScoredDocument[];
  /** How many match; by relevance at most `MOST_COUNTED`. */
  readonly total: number;
  /** Whether more match than `total` says. */
  readonly hasMore?: true;
  readonly corrections: readonly Correction[];
  readonly notices: readonly Notice[];
  /** See `ParsedRequest`. */
  readonly isEmpty?: true;
  /** The content words that were searched for, as they were read. */
  readonly searched?: readonly string[];
  /** What was understood of the query, if it narrows. */
  readonly understood?: Understood;
}

/** No papers. */
export function nothing(notices: readonly Notice[]): Found {
  return { documents: [], total: 0, corrections: [], notices };
}

/** The result if `NOT` leaves nothing: the words as typed would find the very papers that weren't wanted. */
export function nothingWithout(excluded: readonly string[], found: Found): Found {
  const conditions = excluded.map((word) => `-${word}`);
  return { ...found, notices: [...found.notices, { kind: 'leaves-nothing', conditions }] };
}

/** The result without a time that nothing fits. */
export function outOfTime({ after, before }: Pick<Reading, 'after' | 'before'>, found: Found): Found {
  const time = { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
  return { ...found, notices: [{ kind: 'not-at-that-time', ...time }, ...found.notices] };
}

/** All papers by the named people, because none is on the topic. */
export function notOnThat(words: string, found: Found): Found {
  return { ...found, notices: [{ kind: 'not-on-that', words }, ...found.notices] };
}

/** Quotes words as the query has them, and drops corrections if nothing was found: no results are shown for those. */
export function toldTruly(found: Found, query: string): Found {
  return {
    ...found,
    corrections: found.total === 0 ? [] : withTyped(query, found.corrections),
    notices: found.notices.map((notice) =>
      notice.kind === 'not-known' || notice.kind === 'not-mentioned'
        ? { ...notice, words: notice.words.map((word) => asTyped(query, word)) }
        : notice,
    ),
  };
}

/** Adds a completion to the corrections, merged with one of the same word: people typed it only once. */
export function withCompletion(
  corrected: readonly Correction[],
  completion: Correction,
): readonly Correction[] {
  const before = corrected.find(({ to }) => to === completion.from);
  if (before === undefined) return [...corrected, completion];
  return corrected.map((one) => (one === before ? { from: one.from, to: completion.to } : one));
}
