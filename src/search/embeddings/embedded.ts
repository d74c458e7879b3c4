import { seededRandom } from '../meaning/random.ts';
import { LANES } from '../meaning/simd.ts';

/** Vectors of all papers of an index from a model, in memory that threads share: a byte for each number. */
export interface Embedded {
  /** Numbers of a row: those of the model, and zeros up to what one instruction loads. */
  readonly dimensions: number;
  /** A row a paper, zeros for one without a vector. */
  readonly papers: Int8Array;
  /** The mean cosine of two papers: models crowd all of them together. */
  readonly mean: number;
}

/** A coordinate is seldom longer than four times the root of its share, which is what eight bits hold. */
const DEVIATIONS = 4;
/** Pairs of papers that tell how near any two are. */
const PAIRS = 1_000;

/** A row's length for vectors of so many numbers. */
export function rowLength(numbers: number): number {
  return Math.ceil(numbers / LANES) * LANES;
}

/** What a row is longer than the vector that it was made of. */
export function scaleOf(dimensions: number): number {
  return (127 * Math.sqrt(dimensions)) / DEVIATIONS;
}

/** A vector as a row. */
export function rowOf(vector: Float32Array): Int8Array {
  const row = new Int8Array(rowLength(vector.length));
  const scale = scaleOf(row.length);
  vector.forEach((value, i) => {
    row[i] = Math.max(-127, Math.min(127, Math.round(value * scale)));
  });
  return row;
}

/** How near two papers of a catalog are in the mean. */
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
