import type { Correction } from './query/correct.ts';
import type { Notice } from './query/notice.ts';
import type { ScoredDocument } from './rank/top.ts';
import type { Understood } from './reading/reading.ts';

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
