import type { Bag } from './bag.ts';

/** Learning rates of Adagrad (Duchi, Hazan and Singer, 2011), for word vectors and word weights. */
const VECTOR_STEP = 0.02;
const WEIGHT_STEP = 0.1;

/** The trained parameters: a vector per word, and how much its weight differs from its idf. */
export function createParameters(vectors: Float32Array, idf: Float32Array) {
  const rows = idf.length;
  const dimensions = vectors.length / rows;
  const logWeight = new Float32Array(rows);
  const weight = Float32Array.from(idf);
  const vectorGradient = new Float32Array(vectors.length);
  const weightGradient = new Float32Array(rows);
  const vectorSquares = new Float32Array(rows);
  const weightSquares = new Float32Array(rows);
  const isTouched = new Uint8Array(rows);
  const touched = new Uint32Array(rows);
  let touchedCount = 0;

  return {
    /** Turns the counts of a bag into weights: `(1 + ln n) * weight`. */
    weigh({ rows: words, counts, size }: Bag): void {
      for (let i = 0; i < size; i++)
        counts[i] = (1 + Math.log(counts[i] ?? 1)) * (weight[words[i] ?? 0] ?? 0);
    },

    /** Sums the vectors of a weighted bag. */
    sum({ rows: words, counts, size }: Bag, into: Float32Array): void {
      into.fill(0);
      for (let i = 0; i < size; i++) addTimes(into, vectors, (words[i] ?? 0) * dimensions, counts[i] ?? 0);
    },

    /** Distributes a text's gradient over its words. */
    collect({ rows: words, counts, size }: Bag, gradient: Float32Array): void {
      for (let i = 0; i < size; i++) {
        const word = words[i] ?? 0;
        if (isTouched[word] === 0) {
          isTouched[word] = 1;
          touched[touchedCount++] = word;
        }
        const share = counts[i] ?? 0;
        const along = spread(gradient, share, vectors, vectorGradient, word * dimensions);
        weightGradient[word] = (weightGradient[word] ?? 0) + share * along;
      }
    },

    /** Updates the touched words by their gradients and resets those. @param left - Share of the training still ahead. */
    move(left: number): void {
      for (let i = 0; i < touchedCount; i++) {
        const word = touched[i] ?? 0;
        isTouched[word] = 0;
        const at = word * dimensions;
        let squares = 0;
        for (let d = at; d < at + dimensions; d++) squares += (vectorGradient[d] ?? 0) ** 2;
        const sum = (vectorSquares[word] ?? 0) + squares / dimensions;
        vectorSquares[word] = sum;
        const step = (VECTOR_STEP * left) / (Math.sqrt(sum) + 1e-10);
        for (let d = at; d < at + dimensions; d++) {
          vectors[d] = (vectors[d] ?? 0) - step * (vectorGradient[d] ?? 0);
          vectorGradient[d] = 0;
        }
        const slope = weightGradient[word] ?? 0;
        weightGradient[word] = 0;
        const steepness = (weightSquares[word] ?? 0) + slope * slope;
        weightSquares[word] = steepness;
        logWeight[word] =
          (logWeight[word] ?? 0) - (WEIGHT_STEP * left * slope) / (Math.sqrt(steepness) + 1e-8);
        weight[word] = (idf[word] ?? 0) * Math.exp(logWeight[word] ?? 0);
      }
      touchedCount = 0;
    },

    /** Multiplies each vector by its word's weight. */
    fold(): void {
      for (let i = 0; i < vectors.length; i++)
        vectors[i] = (vectors[i] ?? 0) * (weight[Math.floor(i / dimensions)] ?? 0);
    },
  };
}

export function addTimes(into: Float32Array, vectors: Float32Array, at: number, times: number): void {
  for (let d = 0; d < into.length; d++) into[d] = (into[d] ?? 0) + times * (vectors[at + d] ?? 0);
}

/** Adds a share of a text's gradient to a word's. Returns the dot product of gradient and word vector. */
function spread(
  gradient: Float32Array,
  share: number,
  vectors: Float32Array,
  vectorGradient: Float32Array,
  at: number,
): number {
  let along = 0;
  for (let d = 0; d < gradient.length; d++) {
    const one = gradient[d] ?? 0;
    vectorGradient[at + d] = (vectorGradient[at + d] ?? 0) + share * one;
    along += (vectors[at + d] ?? 0) * one;
  }
  return along;
}
