/** How sure the softmax is: cosines are divided by this. Measured at .05 and .1; the smaller learns worse. */
const TEMPERATURE = 0.1;
/** Smaller gradients change nothing. */
const NOTHING = 1e-7;

/**
 * The gradient of how badly each of `batch` vectors finds its partner among all partners, and the other way round: mean
 * of the two softmax cross-entropies over cosines (InfoNCE: van den Oord, Li and Vinyals, "Representation Learning with
 * Contrastive Predictive Coding", 2018).
 *
 * @param vectors - `2 * batch` vectors of length 1: those that search, then their partners.
 * @param gradients - Is overwritten with the gradient of each.
 */
export function createContrast(batch: number, dimensions: number) {
  const likeness = new Float32Array(batch * batch);
  const rowSums = new Float64Array(batch);
  const columnSums = new Float64Array(batch);

  return (vectors: Float32Array, gradients: Float32Array): void => {
    compare(vectors, likeness, batch, dimensions);
    rowSums.fill(0);
    columnSums.fill(0);
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) {
        const one = likeness[i * batch + j] ?? 0;
        rowSums[i] = (rowSums[i] ?? 0) + one;
        columnSums[j] = (columnSums[j] ?? 0) + one;
      }
    }
    gradients.fill(0);
    const scale = 1 / (2 * batch * TEMPERATURE);
    for (let i = 0; i < batch; i++) {
      for (let j = 0; j < batch; j++) {
        const one = likeness[i * batch + j] ?? 0;
        const wanted = i === j ? 2 : 0;
        const gradient = (one / (rowSums[i] ?? 1) + one / (columnSums[j] ?? 1) - wanted) * scale;
        if (gradient > -NOTHING && gradient < NOTHING) continue;
        pull(vectors, gradients, i * dimensions, (batch + j) * dimensions, gradient, dimensions);
      }
    }
  };
}

function compare(vectors: Float32Array, likeness: Float32Array, batch: number, dimensions: number): void {
  for (let i = 0; i < batch; i++) {
    const one = i * dimensions;
    for (let j = 0; j < batch; j++) {
      const other = (batch + j) * dimensions;
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += (vectors[one + d] ?? 0) * (vectors[other + d] ?? 0);
      likeness[i * batch + j] = Math.exp((cosine - 1) / TEMPERATURE);
    }
  }
}

function pull(
  vectors: Float32Array,
  gradients: Float32Array,
  one: number,
  other: number,
  gradient: number,
  dimensions: number,
): void {
  for (let d = 0; d < dimensions; d++) {
    gradients[one + d] = (gradients[one + d] ?? 0) + gradient * (vectors[other + d] ?? 0);
    gradients[other + d] = (gradients[other + d] ?? 0) + gradient * (vectors[one + d] ?? 0);
  }
}
