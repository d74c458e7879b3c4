import { normsOf } from '../index/bm25.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { WeightedTerm } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

/** BM25 of one posting, in units of its query. @param both - Its count, see `PackedPostings.postingCount`. */
export type TermScore = (term: WeightedTerm, both: number, document: number) => number;

export function createTermScore(index: PackedIndex, weights: RankingWeights): TermScore {
  const { textLength, titleLength } = index;
  const { base, textNorm, titleNorm } = normsOf(weights, index);
  return (term, both, document) => {
    const inText = both & 63;
    const inTitle = both >> 6;
    let score = (term.text * inText) / (inText + base + textNorm * (textLength[document] ?? 0));
    if (inTitle !== 0)
      score += (term.title * inTitle) / (inTitle + base + titleNorm * (titleLength[document] ?? 0));
    return (score + 0.5) | 0;
  };
}
