import { idfOf, normsOf } from '../index/bm25.ts';
import { holdersOf } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { DocumentFilter } from '../query/filters.ts';
import type { QueryTerm } from '../query/terms.ts';
import { createBestSearch } from './best-search.ts';
import { createMatchSearch } from './match-search.ts';
import type { Partner } from './partner.ts';
import type { ScoredDocument } from './top.ts';
import type { Matches } from './union.ts';
import { weigh } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

/** Results for some terms. */
export interface Scores {
  /** The best matches, best first; in catalog order among equals. */
  readonly top: readonly ScoredDocument[];
  /** The documents of `also` that pass the filter, best first. */
  readonly also: readonly ScoredDocument[];
  /** Documents that cover enough of the query and pass the filter, ascending; see `minCoverage` and `mostMatches`. */
  readonly matches: Matches;
}

export interface ScoreRequest {
  readonly terms: readonly QueryTerm[];
  readonly filter?: DocumentFilter | undefined;
  /** How many of the best to return. */
  readonly limit: number;
  /** Documents to score even if they aren't among the best; those that don't pass the filter are dropped. */
  readonly also?: readonly number[];
  /** How many of the best of these to return, besides any in `alsoKept`; default: all. */
  readonly mostAlso?: number;
  readonly alsoKept?: readonly number[];
  /** A match has at least this share of the best coverage (idf mass of the query's words it has); 0 takes all. */
  readonly minCoverage: number;
  /** How many matches to list, in catalog order; default: all. */
  readonly mostMatches?: number | undefined;
}

/** Scores documents against stems. */
export interface Scorer {
  readonly documents: number;
  score(request: ScoreRequest): Scores;
  /** See `idfOf`. */
  idf(n: number): number;
  idfOfStem(stem: number): number;
  readonly averageLength: number;
}

/**
 * BM25 (Robertson and Zaragoza 2009) over the text and, with its own weight, the title. What can't be among the best is
 * skipped; the results are the same as without skipping.
 *
 * @param partner - Scores a share of the papers if there are many.
 */
export function createScorer(index: PackedIndex, weights: RankingWeights, partner?: Partner): Scorer {
  const { documents } = index;
  const { averageLength } = normsOf(weights, index);
  const bestSearch = createBestSearch(index, weights, partner);
  const matchSearch = createMatchSearch(index);
  const idf = (frequency: number) => idfOf(documents, frequency);

  return {
    documents,
    averageLength,
    idf,
    idfOfStem: (stem) => idf(holdersOf(index, stem)),
    score({
      terms,
      filter,
      limit,
      also = [],
      mostAlso = also.length,
      alsoKept = [],
      minCoverage,
      mostMatches = documents,
    }) {
      const { top, leastMass } = bestSearch.best(terms, { filter, limit, minCoverage });
      const wanted = filter === undefined ? also : also.filter(filter);
      return {
        top,
        also: wanted.length === 0 ? [] : bestSearch.scored(terms, wanted, mostAlso, alsoKept),
        matches: matchSearch(weigh(index, weights, terms), { filter, leastMass, most: mostMatches }),
      };
    },
  };
}
