import { nearAll } from '../meaning/near.ts';
import type { Nearness } from '../meaning/nearness.ts';
import { createProducts } from '../meaning/products.ts';
import { type Embedded, scaleOf } from './embedded.ts';

/**
 * Nearness of papers to query vectors from a model: cosines, rescaled so that two random papers have 0. Ignores the
 * query's words; papers without a vector aren't near. The next call overwrites the returned array.
 */
export function createEmbeddedNearness({ dimensions, papers, mean }: Embedded) {
  const products = createProducts(dimensions);
  const nearness = new Float32Array(papers.length / dimensions);
  const scale = scaleOf(dimensions);

  return (query: Float32Array): Nearness => ({
    papers: nearness.length,
    to() {
      const vector = new Float32Array(dimensions);
      vector.set(query.subarray(0, dimensions));
      for (let d = 0; d < dimensions; d++) vector[d] = (vector[d] ?? 0) / scale;
      products(papers, vector, nearness);
      for (let i = 0; i < nearness.length; i++)
        nearness[i] = Math.max(0, ((nearness[i] ?? 0) - mean) / (1 - mean));
      return nearAll(() => nearness);
    },
    // The threshold for what belongs in a catalog was tuned for the learnt vectors.
    among: () => undefined,
  });
}
