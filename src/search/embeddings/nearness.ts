import { nearAll } from '../meaning/near.ts';
import type { Nearness } from '../meaning/nearness.ts';
import { createProducts } from '../meaning/products.ts';
import { type Embedded, scaleOf } from './embedded.ts';

/**
 * How near papers are to queries that a model gave vectors: cosines, stretched so that two papers taken at random are at 0.
 * The words count no more, and a paper without a vector is not near. An array is written anew by the next call.
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
    // The line for what belongs to a catalog was laid for the learnt vectors.
    among: () => undefined,
  });
}
