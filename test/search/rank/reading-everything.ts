import { inSecond } from '../../../src/search/index/joint-numbers.ts';
import { documentsOf } from '../../../src/search/index/joint-postings.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import type { ScoreRequest } from '../../../src/search/rank/scorer.ts';
import { createTermScore } from '../../../src/search/rank/term-score.ts';
import { weigh } from '../../../src/search/rank/weighted-terms.ts';
import { WEIGHTS } from '../../../src/search/rank/weights.ts';

/** The counts of all postings of a stem (see `PackedPostings.postingCount`). */
function countsOf({ tail, ...index }: PackedIndex, stem: number): number[] {
  const of = ({ postingStart, postingCount }: typeof index, own: number) =>
    postingCount.subarray(postingStart[own] ?? 0, postingStart[own + 1] ?? 0);
  return tail === undefined
    ? [...of(index, stem)]
    : [...of(index, stem), ...of(tail.index, inSecond(tail.stems, stem))];
}

/** What a scorer must find, by reading every posting of every term. */
export function readingEverything(
  index: PackedIndex,
  { terms, filter = () => true, limit, also = [], minCoverage, mostMatches }: ScoreRequest,
) {
  const query = weigh(index, WEIGHTS, terms);
  const scoreOf = createTermScore(index, WEIGHTS);
  const scores = new Map<number, number>();
  const masses = new Map<number, number>();
  for (const term of query.terms) {
    const counts = countsOf(index, term.stem);
    for (const [i, document] of documentsOf(index, term.stem).entries()) {
      const score = scoreOf(term, counts[i] ?? 0, document);
      scores.set(document, (scores.get(document) ?? 0) + score);
      masses.set(document, (masses.get(document) ?? 0) + term.mass);
    }
  }
  const scored = (documents: Iterable<number>) =>
    [...documents]
      .map((document) => ({ document, score: (scores.get(document) ?? 0) / query.units }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  const allowed = [...scores.keys()].filter(filter);
  const most = Math.max(0, ...allowed.map((document) => masses.get(document) ?? 0));
  const least = Math.ceil(most * minCoverage - 1e-4 * query.massUnits);
  const matches = allowed.filter((document) => (masses.get(document) ?? 0) >= least).sort((a, b) => a - b);
  return {
    top: scored(matches).slice(0, limit),
    also: scored(new Set(also.filter(filter))),
    matches: matches.slice(0, mostMatches),
    hasMore: mostMatches !== undefined && matches.length > mostMatches,
  };
}
