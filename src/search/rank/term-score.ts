import { createPostingScore } from '../index/bm25.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { WeightedTerm } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

/** BM25 of one posting, in units of its query. @param both - Its count, see `PackedPostings.postingCount`. */
export type TermScore = (term: WeightedTerm, both: number, document: number) => number;

export function createTermScore(index: PackedIndex, weights: RankingWeights): TermScore {
  const scoreOf = createPostingScore(weights, index);
  return (term, both, document) => (scoreOf(term.text, term.title, both, document) + 0.5) | 0;
}
