import type { Correction } from './query/correct.ts';
import type { Notice } from './query/notice.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { Reading, Understood } from './reading/reading.ts';

/**
 * By relevance so many matches are counted: nobody turns so many pages, and to count all the papers with a common word
 * takes longer than to find the best of them.
 */
export const MOST_COUNTED = 1_000;

/** What a search found, by document numbers. */
export interface Found {
  /** One page. */
  readonly documents: readonly ScoredDocument[];
  /** How many match; at most `MOST_COUNTED` of those ranked by relevance. */
  readonly total: number;
  /** Whether more match than `total` says. */
  readonly hasMore?: true;
  readonly corrections: readonly Correction[];
  readonly notices: readonly Notice[];
  /** See `ParsedRequest`. */
  readonly isEmpty?: true;
  /** The words that were searched for, without those that say nothing, as they were read. */
  readonly searched?: readonly string[];
  /** What of the query was understood, where that narrows. */
  readonly understood?: Understood;
}

/** What is found where `NOT` leaves nothing: the words as they stand would be the very papers that were not wanted. */
export function nothingWithout(excluded: readonly string[], found: Found): Found {
  const conditions = excluded.map((word) => `-${word}`);
  return { ...found, notices: [...found.notices, { kind: 'leaves-nothing', conditions }] };
}

/** What is found when a time is left out of which nothing fits. */
export function outOfTime({ after, before }: Pick<Reading, 'after' | 'before'>, found: Found): Found {
  const time = { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
  return { ...found, notices: [{ kind: 'not-at-that-time', ...time }, ...found.notices] };
}

/** Where nothing was found, nothing is shown for a corrected word either. */
export function toldTruly(found: Found): Found {
  return found.total === 0 ? { ...found, corrections: [] } : found;
}

/** Corrections with a word completed, which may have been corrected before: people typed it only once. */
export function withCompletion(
  corrected: readonly Correction[],
  completion: Correction,
): readonly Correction[] {
  const before = corrected.find(({ to }) => to === completion.from);
  if (before === undefined) return [...corrected, completion];
  return corrected.map((one) => (one === before ? { from: one.from, to: completion.to } : one));
}
