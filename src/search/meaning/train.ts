import type { PackedIndex } from '../index/packed-index.ts';
import { type Bag, createBagger, emptyBag } from './bag.ts';
import { createContrast } from './contrast.ts';
import { createPairs } from './pairs.ts';
import { createParameters } from './parameters.ts';
import { normalise } from './subspace.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Pairs per training step, contrasted with each other. */
const BATCH = 256;
/** Pairs per paper, and the least and most pairs in total. */
const ROUNDS = 20;
const FEWEST_PAIRS = 20_000;
const MOST_PAIRS = 120_000;
/** Dropout: share of words left out of the query part and of the rest. Parts with no more than `KEPT` words keep all. */
const DROPPED = 0.1;
const DROPPED_OF_REST = 0.3;
const KEPT = 3;

/**
 * Trains word vectors and weights so that a title finds its abstract, and a run of words the text it was taken from, among
 * 256 of them. Changes `vectors` in place and folds the weights into them.
 */
export function train(
  index: PackedIndex,
  { rowOf, idf, size }: Vocabulary,
  usable: readonly number[],
  vectors: Float32Array,
  random: () => number,
  pairs = pairsFor(usable.length),
  onProgress?: (done: number, all: number) => void,
): void {
  const dimensions = vectors.length / size;
  const steps = Math.max(1, Math.floor(pairs / BATCH));
  const next = createPairs(index, usable, random);
  const fill = createBagger(index, rowOf, size);
  const whole = emptyBag();
  const bags = Array.from({ length: 2 * BATCH }, emptyBag);
  const texts = new Float32Array(2 * BATCH * dimensions);
  const lengths = new Float32Array(2 * BATCH);
  const gradients = new Float32Array(2 * BATCH * dimensions);
  const contrast = createContrast(BATCH, dimensions);
  const parameters = createParameters(vectors, idf);
  const textAt = (side: number) => texts.subarray(side * dimensions, (side + 1) * dimensions);

  function read(side: number, bag: Bag): void {
    keep(whole, bag, side < BATCH ? DROPPED : DROPPED_OF_REST, random);
    parameters.weigh(bag);
    const text = textAt(side);
    parameters.sum(bag, text);
    lengths[side] = normalise(text);
  }

  for (let step = 0; step < steps; step++) {
    onProgress?.(step, steps);
    for (let k = 0; k < BATCH; k++) {
      const { document, from, to, textTo } = next();
      fill(whole, document, from, to);
      read(k, bags[k] ?? emptyBag());
      fill(whole, document, 0, textTo, from, to);
      read(BATCH + k, bags[BATCH + k] ?? emptyBag());
    }
    contrast(texts, gradients);
    bags.forEach((bag, side) => {
      const gradient = gradients.subarray(side * dimensions, (side + 1) * dimensions);
      acrossLength(gradient, textAt(side), lengths[side] ?? 1);
      parameters.collect(bag, gradient);
    });
    parameters.move(1 - step / steps);
  }
  parameters.fold();
}

/** How many pairs to train on for this many papers. */
function pairsFor(papers: number): number {
  return Math.min(MOST_PAIRS, Math.max(FEWEST_PAIRS, ROUNDS * papers));
}

/** Copies a bag, dropping words at random. */
function keep(all: Bag, kept: Bag, dropped: number, random: () => number): void {
  kept.size = 0;
  for (let i = 0; i < all.size; i++) {
    if (all.size > KEPT && random() < dropped) continue;
    kept.rows[kept.size] = all.rows[i] ?? 0;
    kept.counts[kept.size++] = all.counts[i] ?? 0;
  }
}

/** Backpropagates a gradient through the normalisation of a vector. */
function acrossLength(gradient: Float32Array, vector: Float32Array, length: number): void {
  let along = 0;
  for (let d = 0; d < vector.length; d++) along += (gradient[d] ?? 0) * (vector[d] ?? 0);
  for (let d = 0; d < vector.length; d++)
    gradient[d] = ((gradient[d] ?? 0) - along * (vector[d] ?? 0)) / length;
}
