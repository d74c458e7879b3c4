import { expect, it } from 'vitest';
import { createContrast } from '../../../src/search/meaning/contrast.ts';
import { seededRandom } from '../../../src/search/meaning/random.ts';

const BATCH = 5;
const DIMENSIONS = 4;
const TEMPERATURE = 0.1;

/** The loss, straight from its formula, in double precision. */
function loss(vectors: Float64Array): number {
  const cosine = (one: number, other: number) => {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++)
      sum += (vectors[one * DIMENSIONS + d] ?? 0) * (vectors[other * DIMENSIONS + d] ?? 0);
    return sum / TEMPERATURE;
  };
  const places = Array.from({ length: BATCH }, (_, i) => i);
  const entropy = (own: number, all: readonly number[]) =>
    Math.log(all.reduce((sum, one) => sum + Math.exp(one), 0)) - own;
  return (
    places.reduce((sum, i) => {
      const own = cosine(i, BATCH + i);
      const row = places.map((j) => cosine(i, BATCH + j));
      const column = places.map((j) => cosine(j, BATCH + i));
      return sum + entropy(own, row) + entropy(own, column);
    }, 0) /
    (2 * BATCH)
  );
}

it('computes the gradient of the two cross-entropies', () => {
  const random = seededRandom(3);
  const vectors = Float64Array.from({ length: 2 * BATCH * DIMENSIONS }, () => (random() - 0.5) / 2);
  const gradients = new Float32Array(vectors.length);
  createContrast(BATCH, DIMENSIONS)(Float32Array.from(vectors), gradients);
  const step = 1e-5;
  vectors.forEach((value, i) => {
    vectors[i] = value + step;
    const above = loss(vectors);
    vectors[i] = value - step;
    const slope = (above - loss(vectors)) / (2 * step);
    vectors[i] = value;
    expect(gradients[i]).toBeCloseTo(slope, 3);
  });
});

/** The gradients, one partner at a time, with each sum rounded at every step. */
function oneByOne(vectors: Float32Array, batch: number): Float32Array {
  const at = (row: number, d: number) => vectors[row * DIMENSIONS + d] ?? 0;
  const places = Array.from({ length: batch }, (_, i) => i);
  const dimensions = Array.from({ length: DIMENSIONS }, (_, d) => d);
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  const likeness = places.map((i) =>
    places.map((j) => {
      const cosine = sum(dimensions.map((d) => at(i, d) * at(batch + j, d)));
      return Math.fround(Math.exp((cosine - 1) / TEMPERATURE));
    }),
  );
  const gradients = new Float32Array(vectors.length);
  for (const i of places) {
    for (const j of places) {
      const one = likeness[i]?.[j] ?? 0;
      const shares = one / sum(likeness[i] ?? []) + one / sum(likeness.map((row) => row[j] ?? 0));
      const pull = (shares - (i === j ? 2 : 0)) / (2 * batch * TEMPERATURE);
      for (const d of dimensions) {
        const [from, to] = [i * DIMENSIONS + d, (batch + j) * DIMENSIONS + d];
        gradients[from] = (gradients[from] ?? 0) + pull * at(batch + j, d);
        gradients[to] = (gradients[to] ?? 0) + pull * at(i, d);
      }
    }
  }
  return gradients;
}

const BATCHES = [1, 2, 4, 6, 7, 8, 9];
/** Opposite vectors have no pull on each other, so some partners are skipped. */
const KINDS = ['any', 'opposite'] as const;

it.each(BATCHES.flatMap((batch) => KINDS.map((kind) => [batch, kind] as const)))(
  'computes the same for %i partners together as one by one, %s vectors',
  (batch, kind) => {
    const random = seededRandom(batch);
    const vectors = Float32Array.from({ length: 2 * batch * DIMENSIONS }, (_, i) => {
      if (kind === 'any') return random() - 0.5;
      return i % DIMENSIONS === 0 ? Math.sign(random() - 0.5) : 0;
    });
    const gradients = new Float32Array(vectors.length);
    createContrast(batch, DIMENSIONS)(vectors, gradients);
    oneByOne(vectors, batch).forEach((gradient, i) => {
      expect(gradients[i]).toBeCloseTo(gradient, 5);
    });
  },
);
