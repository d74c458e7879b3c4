import type { Correction } from '../query/correct.ts';
import type { DocumentFilter } from '../query/filters.ts';
import type { QueryWord } from '../query/terms.ts';
import type { ScoredDocument } from './top.ts';
import type { Matches } from './union.ts';

export interface Ranked {
  /** Best first. The same head is reranked whatever the limit, so pages of one query agree. */
  readonly list: readonly ScoredDocument[];
  /** Upper bound of the score of papers that a higher limit would add or move up; absent if unknown. */
  readonly behind?: number;
  /** Documents that cover enough of the query; see `ScoreRequest.mostMatches`. */
  readonly matches: Matches;
  /** Documents in the list that are certainly meant: the query is their title, a name they introduced, or their author. */
  readonly certain: ReadonlySet<number>;
  /** Whether a rewrite of the words was searched, too. */
  readonly isRewritten?: true;
  /** What was searched for in addition to the words as typed, except for other forms of them. */
  readonly rewrite?: string;
  /** Words that were searched for as equivalents of typed ones. */
  readonly alike?: readonly string[];
  /** Set if that's the completion of the last word. */
  readonly completion?: Correction;
}

export interface RankRequest {
  /** Called for every document with a word of the query, repeatedly: should cache its results. */
  readonly filter?: DocumentFilter | undefined;
  readonly limit: number;
  /** See `ScoreRequest`. */
  readonly minCoverage: number;
  readonly mostMatches?: number;
  /** How well a document's authors fit those named, from 0 to 15; the same for all if nobody was. */
  readonly authorFit?: (document: number) => number;
  /** Documents whose title is exactly the query. */
  readonly titled?: ReadonlySet<number>;
  /** Whether to rank by words only. */
  readonly isByWords?: boolean;
}

/** Ranks documents for a query's words. */
export interface Ranker {
  rank(words: readonly QueryWord[], request: RankRequest): Ranked;
}
