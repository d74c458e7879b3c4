import type { Steps } from '../../turns/steps.ts';
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
  score(request: ScoreRequest): Steps<Scores>;
  /** Inverse document frequency of what `n` papers hold: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as Lucene has it. */
  idf(n: number): number;
  /** The documents that hold a stem, ascending. */
  holding(stem: number): Uint32Array;
  idfOfStem(stem: number): number;
  readonly averageLength: number;
}

/** Postings gone through in one step: a millisecond's work, ten times as much before it is compiled. */
const POSTINGS_A_STEP = 50_000;

/** What one pass writes into. */
interface Memory {
  /** Score and coverage of a document side by side: one cache line serves both. All zero between two passes. */
  readonly sums: Float32Array;
  /** The documents with a score, as many as the pass counts. */
  readonly touched: Uint32Array;
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
  const newMemory = (): Memory => ({
    sums: new Float32Array(documents * 2),
    touched: new Uint32Array(documents),
  });
  /** Memory for the next pass; one that begins while another is under way makes its own. */
  let free: Memory | undefined = newMemory();

  function idf(frequency: number): number {
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  }

  function idfOfStem(stem: number): number {
    return idf((postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0));
  }

  /** Adds the postings `[from, to)` of a term; `count` documents have a score already. Gives how many have one now. */
  function add({ stem, weight }: QueryTerm, from: number, to: number, memory: Memory, count: number): number {
    const { sums, touched } = memory;
    const mass = idfOfStem(stem);
    const textWeight = weight * (k1 + 1) * mass;
    const titleWeight = weight * weights.title * (k1 + 1) * idf(titleFrequency[stem] ?? 0);
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

  function* accumulate(terms: readonly QueryTerm[], memory: Memory): Steps<number> {
    let count = 0;
    let room = POSTINGS_A_STEP;
    for (const term of terms) {
      const end = postingStart[term.stem + 1] ?? 0;
      for (let from = postingStart[term.stem] ?? 0; from < end; ) {
        const to = Math.min(end, from + room);
        count = add(term, from, to, memory, count);
        room -= to - from;
        from = to;
        if (room > 0) continue;
        room = POSTINGS_A_STEP;
        yield;
      }
    }
    return count;
  }

  return {
    documents,
    averageLength,
    idf,
    idfOfStem,
    holding: (stem) => postingDocument.subarray(postingStart[stem] ?? 0, postingStart[stem + 1] ?? 0),
    *score({ terms, filter, limit, also = [], minCoverage }) {
      const memory = free ?? newMemory();
      free = undefined;
      const { sums, touched } = memory;
      const all = touched.subarray(0, yield* accumulate(terms, memory));
      yield;
      const allowed = filter === undefined ? all : all.filter(filter);
      let best = 0;
      for (const d of allowed) best = Math.max(best, sums[d * 2 + 1] ?? 0);
      const least = best * minCoverage - 1e-4;
      const matches =
        minCoverage === 0 ? allowed.slice() : allowed.filter((d) => (sums[d * 2 + 1] ?? 0) >= least);
      yield;
      const scoreOf = (d: number) => sums[d * 2] ?? 0;
      const top = selectTop(matches, limit, scoreOf);
      const wanted = Uint32Array.from(filter === undefined ? also : also.filter(filter));
      const others = selectTop(wanted, wanted.length, scoreOf);
      for (const d of all) {
        sums[d * 2] = 0;
        sums[d * 2 + 1] = 0;
      }
      free = memory;
      return { top, also: others, matches };
    },
  };
}
