import type { PackedIndex } from '../index/packed-index.ts';
import type { DocumentFilter } from '../query/filters.ts';
import type { QueryTerm } from '../query/terms.ts';
import { type ScoredDocument, selectTop } from './top.ts';
import type { RankingWeights } from './weights.ts';

/** What one pass over the postings found. */
export interface Scores {
  /** The best of the matches, best first; of equal ones the earlier in the catalog first. */
  readonly top: readonly ScoredDocument[];
  /** Those asked for by `also`, that pass the filter, best first. */
  readonly also: readonly ScoredDocument[];
  /** Documents that cover enough of the query and pass the filter, in no order; see `minCoverage`. */
  readonly matches: Uint32Array;
}

export interface ScoreRequest {
  readonly terms: readonly QueryTerm[];
  readonly filter?: DocumentFilter | undefined;
  /** How many of the best to return. */
  readonly limit: number;
  /** Documents to score whether or not they are among the best; they need not pass the filter. */
  readonly also?: readonly number[];
  /** A match holds at least this share of the best coverage (idf mass of the query's words held); 0 takes all. */
  readonly minCoverage: number;
}

/** Scores documents against stems. */
export interface Scorer {
  readonly documents: number;
  score(request: ScoreRequest): Scores;
  /** Inverse document frequency of what `n` papers hold: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as Lucene has it. */
  idf(n: number): number;
  idfOfStem(stem: number): number;
  readonly averageLength: number;
}

/** BM25 (Robertson and Zaragoza 2009) over the text and, with its own weight, the title. */
export function createScorer(index: PackedIndex, weights: RankingWeights): Scorer {
  const { documents, postingStart, postingDocument, postingCount, titleFrequency, textLength, titleLength } =
    index;
  const { k1, b } = weights;
  const averageLength = Math.max(1, index.sequence.length / Math.max(1, documents));
  const averageTitle = Math.max(1, index.titleTotal / Math.max(1, documents));
  // k1 (1 - b + b length / average), with what is the same for all documents worked out once.
  const normBase = k1 * (1 - b);
  const textNorm = (k1 * b) / averageLength;
  const titleNorm = (k1 * b) / averageTitle;
  /** Score and coverage of a document side by side: one cache line serves both. All zero between two passes. */
  const sums = new Float32Array(documents * 2);
  /** The documents with a score, as many as a pass counts. */
  const touched = new Uint32Array(documents);

  function idf(frequency: number): number {
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  }

  function idfOfStem(stem: number): number {
    return idf((postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0));
  }

  /** Adds the postings of a term; `count` documents have a score already. Gives how many have one now. */
  function add({ stem, weight }: QueryTerm, count: number): number {
    const mass = idfOfStem(stem);
    const textWeight = weight * (k1 + 1) * mass;
    const titleWeight = weight * weights.title * (k1 + 1) * idf(titleFrequency[stem] ?? 0);
    return addPostings(
      postingStart[stem] ?? 0,
      postingStart[stem + 1] ?? 0,
      mass,
      textWeight,
      titleWeight,
      count,
    );
  }

  /** The hot loop, in a function of its own: so V8 compiles it once and for all, not anew with whatever calls it. */
  function addPostings(
    from: number,
    to: number,
    mass: number,
    textWeight: number,
    titleWeight: number,
    count: number,
  ): number {
    let filled = count;
    for (let p = from; p < to; p++) {
      const d = postingDocument[p] ?? 0;
      const both = postingCount[p] ?? 0;
      const inText = both & 63;
      const inTitle = both >> 6;
      let score = (textWeight * inText) / (inText + normBase + textNorm * (textLength[d] ?? 0));
      if (inTitle !== 0) {
        score += (titleWeight * inTitle) / (inTitle + normBase + titleNorm * (titleLength[d] ?? 0));
      }
      const at = d * 2;
      const sum = sums[at] ?? 0;
      if (sum === 0) touched[filled++] = d;
      sums[at] = sum + score;
      sums[at + 1] = (sums[at + 1] ?? 0) + mass;
    }
    return filled;
  }

  return {
    documents,
    averageLength,
    idf,
    idfOfStem,
    score({ terms, filter, limit, also = [], minCoverage }) {
      let count = 0;
      for (const term of terms) count = add(term, count);
      const all = touched.subarray(0, count);
      const allowed = filter === undefined ? all : all.filter(filter);
      const matches = minCoverage === 0 ? allowed.slice() : covering(allowed, sums, minCoverage);
      const scoreOf = (d: number) => sums[d * 2] ?? 0;
      const top = selectTop(matches, limit, scoreOf);
      const wanted = Uint32Array.from(filter === undefined ? also : also.filter(filter));
      const others = selectTop(wanted, wanted.length, scoreOf);
      clear(all, sums);
      return { top, also: others, matches };
    },
  };
}

/** The documents that hold at least this share of what the best one holds of the query. */
function covering(documents: Uint32Array, sums: Float32Array, minCoverage: number): Uint32Array {
  let best = 0;
  for (let i = 0; i < documents.length; i++) best = Math.max(best, sums[(documents[i] ?? 0) * 2 + 1] ?? 0);
  const least = best * minCoverage - 1e-4;
  const found = new Uint32Array(documents.length);
  let count = 0;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] ?? 0;
    if ((sums[document * 2 + 1] ?? 0) >= least) found[count++] = document;
  }
  return found.slice(0, count);
}

function clear(documents: Uint32Array, sums: Float32Array): void {
  for (let i = 0; i < documents.length; i++) {
    const at = (documents[i] ?? 0) * 2;
    sums[at] = 0;
    sums[at + 1] = 0;
  }
}
