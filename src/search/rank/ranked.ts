import type { Correction } from '../query/correct.ts';
import type { DocumentFilter } from '../query/filters.ts';
import type { QueryWord } from '../query/terms.ts';
import type { ScoredDocument } from './top.ts';
import type { Matches } from './union.ts';

export interface Ranked {
  /** Best first. The head is ranked anew whatever the limit, so pages of one query agree with each other. */
  readonly list: readonly ScoredDocument[];
  /** What a paper scores at most that the list would have more of, or higher, had more been asked for; absent where that is not known. */
  readonly behind?: number;
  /** Documents that cover enough of the query; see `ScoreRequest.mostMatches`. */
  readonly matches: Matches;
  /** Those of the list that are meant beyond doubt: their title is the query, or gave its subject this name, or who wrote them is. */
  readonly certain: ReadonlySet<number>;
  /** Whether the words were also read otherwise than they are. */
  readonly isRewritten?: true;
  /** What was searched for beside the words as they are, but for other forms of the same words. */
  readonly rewrite?: string;
  /** Words that were searched for in the place of typed ones, since they mean the same. */
  readonly alike?: readonly string[];
  /** Set where that is the half-typed last word. */
  readonly completion?: Correction;
}

export interface RankRequest {
  /** Asked of every document with a word of the query, and again: best one that judges each only once. */
  readonly filter?: DocumentFilter | undefined;
  readonly limit: number;
  /** See `ScoreRequest`. */
  readonly minCoverage: number;
  readonly mostMatches?: number;
  /** How well the authors of a document are those that were named, from 0 to 15; the same for all when nobody was. */
  readonly authorFit?: (document: number) => number;
  /** Documents whose title is the query letter by letter. */
  readonly titled?: ReadonlySet<number>;
  /** Whether only papers with words of the query are wanted. */
  readonly isByWords?: boolean;
}

/** Ranks documents for the words of a query. */
export interface Ranker {
  rank(words: readonly QueryWord[], request: RankRequest): Ranked;
}
