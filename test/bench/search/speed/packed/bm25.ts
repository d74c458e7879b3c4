import type { PackedIndex } from '../../../../../src/search/index/packed-index.ts';
import { documentsHolding } from '../../../../../src/search/index/postings.ts';
import { selectTop } from '../../../../../src/search/rank/top.ts';

const K1 = 1.2;
const B = 0.75;
const TITLE = 0.3;

/** A stem and its weight in the query. */
export type WeightedStem = readonly [stem: number, weight: number];

/**
 * BM25 over the text and, at 0.3, the title, and nothing else: one loop over the postings, one array of sums, one heap.
 * Returns how many of the best were found.
 */
export function createBm25(index: PackedIndex): (terms: readonly WeightedStem[], limit: number) => number {
  const { documents, postingStart, postingCount, titleFrequency, titleLength } = index;
  const postingDocument = everyDocument(index);
  const textNorm = norms(documents, (d) => index.textLength[d] ?? 0);
  const titleNorm = norms(documents, (d) => titleLength[d] ?? 0);
  const sums = new Float32Array(documents);
  const touched = new Uint32Array(documents);
  const idf = (n: number) => Math.log(1 + (documents - n + 0.5) / (n + 0.5));

  return (terms, limit) => {
    let count = 0;
    for (const [stem, weight] of terms) {
      const start = postingStart[stem] ?? 0;
      const end = postingStart[stem + 1] ?? 0;
      const inTexts = weight * (K1 + 1) * idf(end - start);
      const inTitles = weight * TITLE * (K1 + 1) * idf(titleFrequency[stem] ?? 0);
      for (let p = start; p < end; p++) {
        const d = postingDocument[p] ?? 0;
        const both = postingCount[p] ?? 0;
        const text = both & 63;
        const title = both >> 6;
        let score = (inTexts * text) / (text + (textNorm[d] ?? 0));
        if (title !== 0) score += (inTitles * title) / (title + (titleNorm[d] ?? 0));
        const sum = sums[d] ?? 0;
        if (sum === 0) touched[count++] = d;
        sums[d] = sum + score;
      }
    }
    const found = touched.subarray(0, count);
    const { length } = selectTop(found, limit, (d) => sums[d] ?? 0);
    for (const d of found) sums[d] = 0;
    return length;
  };
}

/** The documents of all postings, as plain numbers. */
function everyDocument(index: PackedIndex): Uint32Array {
  const all = new Uint32Array(index.postingCount.length);
  for (let stem = 0; stem + 1 < index.postingStart.length; stem++)
    all.set(documentsHolding(index, stem), index.postingStart[stem]);
  return all;
}

function norms(documents: number, lengthOf: (document: number) => number): Float32Array {
  let total = 0;
  for (let d = 0; d < documents; d++) total += lengthOf(d);
  const average = Math.max(1, total / Math.max(1, documents));
  return Float32Array.from({ length: documents }, (_, d) => K1 * (1 - B + (B * lengthOf(d)) / average));
}
