import { NONE } from '../index/lexicon.ts';
import type { QueryTerm } from '../query/terms.ts';
import type { ScoredDocument } from '../rank/top.ts';
import { type Meaning, SCALE } from './meaning.ts';
import { type Near, nearAll } from './near.ts';
import { addTimes } from './parameters.ts';
import { createProducts, createProductsOf } from './products.ts';
import { sharedRows } from './shared-rows.ts';
import { normalise } from './subspace.ts';

/**
 * How far the query moves toward the centroid of the first papers found by words, and how many papers that is, after
 * Rocchio, "Relevance Feedback in Information Retrieval" (1971). Measured with three seeds: `src/search/README.md`.
 */
const PULL = 0.4;
const FIRST = 5;

/** Computes how near papers are to queries. */
export interface Nearness {
  /** How many papers there are. */
  readonly papers: number;
  /**
   * Nearness to one query, valid until the next call. Undefined if no word has a vector.
   *
   * @param found - Papers found by words, best first.
   */
  to(terms: readonly QueryTerm[], found: readonly ScoredDocument[]): Near | undefined;
  /** Mean cosine of the words with the papers. Undefined if no word has a vector, or there are no papers. */
  among(terms: readonly QueryTerm[], documents: readonly number[]): number | undefined;
}

export function createNearness({ dimensions, rowOf, words, papers, memory }: Meaning): Nearness {
  const nearness = new Float32Array(papers.length / dimensions);
  const held = memory === undefined ? sharedRows(papers.length, { rows: papers }) : { rows: papers, memory };
  const products = createProductsOf(dimensions, held);
  const productsOfSome = createProducts(dimensions);
  /** Upper bound on the length of a paper's vector after rounding, with a margin for products of integers. */
  const longest = (SCALE + Math.sqrt(dimensions) / 2) * 1.001;

  function rowsOf(documents: readonly number[]): Int8Array {
    const rows = new Int8Array(documents.length * dimensions);
    documents.forEach((document, i) => {
      for (let d = 0; d < dimensions; d++) rows[i * dimensions + d] = papers[document * dimensions + d] ?? 0;
    });
    return rows;
  }

  function vectorOf(terms: readonly QueryTerm[]): Float32Array | undefined {
    const sum = new Float32Array(dimensions);
    let known = 0;
    for (const { stem, weight } of terms) {
      const row = rowOf[stem] ?? NONE;
      if (row === NONE) continue;
      known++;
      addTimes(sum, words, row * dimensions, 1 + Math.log(weight));
    }
    if (known === 0) return undefined;
    normalise(sum);
    return sum;
  }

  function middleOf(found: readonly ScoredDocument[]): Float32Array {
    const sum = new Float32Array(dimensions);
    for (const { document } of found)
      for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] ?? 0) + (papers[document * dimensions + d] ?? 0);
    normalise(sum);
    return sum;
  }

  return {
    papers: nearness.length,
    to(terms, found) {
      const vector = vectorOf(terms);
      if (vector === undefined) return undefined;
      const middle = middleOf(found.slice(0, FIRST));
      for (let d = 0; d < dimensions; d++)
        vector[d] = ((1 - PULL) * (vector[d] ?? 0) + PULL * (middle[d] ?? 0)) / SCALE;
      const most = longest * Math.hypot(...vector);
      let isKnown = false;
      return nearAll(
        () => {
          if (!isKnown) products(vector, nearness);
          isKnown = true;
          return nearness;
        },
        most,
        (documents) => {
          const some = new Float32Array(documents.length);
          productsOfSome(rowsOf(documents), vector, some);
          return some;
        },
      );
    },
    among(terms, documents) {
      const vector = vectorOf(terms);
      if (vector === undefined || documents.length === 0) return undefined;
      let sum = 0;
      for (const document of documents)
        for (let d = 0; d < dimensions; d++)
          sum += (vector[d] ?? 0) * (papers[document * dimensions + d] ?? 0);
      return sum / SCALE / documents.length;
    },
  };
}
