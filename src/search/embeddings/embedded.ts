import { seededRandom } from '../meaning/random.ts';
import { LANES } from '../meaning/simd.ts';

/** A model's vectors for all papers of an index, one byte per number, in shared memory. */
export interface Embedded {
  /** Length of a row: the model's dimensions, zero-padded to a multiple of the SIMD width. */
  readonly dimensions: number;
  /** One row per paper; zeros for papers without a vector. */
  readonly papers: Int8Array;
  /** Mean cosine of two random papers: models place all texts rather close together. */
  readonly mean: number;
}

/** Eight bits cover coordinates up to this many times their root mean square; few are larger. */
const DEVIATIONS = 4;
/** Pairs of papers to sample for the mean cosine. */
const PAIRS = 1_000;

/** Row length for vectors with this many numbers. */
export function rowLength(numbers: number): number {
  return Math.ceil(numbers / LANES) * LANES;
}

/** The factor by which a row is longer than its vector. */
export function scaleOf(dimensions: number): number {
  return (127 * Math.sqrt(dimensions)) / DEVIATIONS;
}

/** Quantises a vector to a row. */
export function rowOf(vector: Float32Array): Int8Array {
  const row = new Int8Array(rowLength(vector.length));
  const scale = scaleOf(row.length);
  vector.forEach((value, i) => {
    row[i] = Math.max(-127, Math.min(127, Math.round(value * scale)));
  });
  return row;
}

/** Estimates the mean cosine of two papers from random pairs. */
export function meanCosine(papers: Int8Array, dimensions: number): number {
  const rows = papers.length / dimensions;
  const random = seededRandom(1);
  let sum = 0;
  let counted = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const a = Math.floor(random() * rows) * dimensions;
    const b = Math.floor(random() * rows) * dimensions;
    let product = 0;
    let [lengthA, lengthB] = [0, 0];
    for (let d = 0; d < dimensions; d++) {
      const [x, y] = [papers[a + d] ?? 0, papers[b + d] ?? 0];
      product += x * y;
      lengthA += x * x;
      lengthB += y * y;
    }
    if (a === b || lengthA === 0 || lengthB === 0) continue;
    sum += product / Math.sqrt(lengthA * lengthB);
    counted++;
  }
  return counted === 0 ? 0 : Math.max(0, Math.min(0.99, sum / counted));
}

/** Whether a value that came from another thread has the shape of vectors. */
export function isEmbedded(value: unknown): value is Embedded {
  if (typeof value !== 'object' || value === null) return false;
  const { dimensions, papers, mean } = Object.fromEntries(Object.entries(value));
  return typeof dimensions === 'number' && typeof mean === 'number' && papers instanceof Int8Array;
}
