/** Temperature of the softmax: cosines are divided by it. Of .05 and .1, the smaller learns worse. */
const TEMPERATURE = 0.1;
/** Smaller gradients are skipped: they change nothing. */
const NOTHING = 1e-7;

/**
 * Creates a function that computes the gradient of the contrastive loss of `batch` pairs of vectors: the mean of the softmax
 * cross-entropies over cosines in both directions (InfoNCE: van den Oord, Li and Vinyals, "Representation Learning with
 * Contrastive Predictive Coding", 2018).
 *
 * @param vectors - `2 * batch` vectors of length 1: the queries, then their partners.
 * @param gradients - Overwritten with the gradient of each vector.
 */
export function createContrast(batch: number, dimensions: number) {
  const likeness = new Float32Array(batch * batch);
  const rowSums = new Float64Array(batch);
  const columnSums = new Float64Array(batch);
  const pulls = new Float64Array(batch);
  const partners = new Uint32Array(batch);

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
      let count = 0;
      for (let j = 0; j < batch; j++) {
        const one = likeness[i * batch + j] ?? 0;
        const wanted = i === j ? 2 : 0;
        const gradient = (one / (rowSums[i] ?? 1) + one / (columnSums[j] ?? 1) - wanted) * scale;
        if (gradient > -NOTHING && gradient < NOTHING) continue;
        pulls[count] = gradient;
        partners[count++] = (batch + j) * dimensions;
      }
      pullAll(vectors, gradients, i * dimensions, { pulls, partners, count }, dimensions);
    }
  };
}

/** Four partners at a time: each sum keeps its order of additions, but the four are independent, so they overlap. */
function compare(vectors: Float32Array, likeness: Float32Array, batch: number, dimensions: number): void {
  const likenessOf = (cosine: number) => Math.exp((cosine - 1) / TEMPERATURE);
  const whole = batch - (batch % 4);
  for (let i = 0; i < batch; i++) {
    const one = i * dimensions;
    const row = i * batch;
    for (let j = 0; j < whole; j += 4) {
      const first = (batch + j) * dimensions;
      const second = first + dimensions;
      const third = second + dimensions;
      const fourth = third + dimensions;
      let a = 0;
      let b = 0;
      let c = 0;
      let e = 0;
      for (let d = 0; d < dimensions; d++) {
        const own = vectors[one + d] ?? 0;
        a += own * (vectors[first + d] ?? 0);
        b += own * (vectors[second + d] ?? 0);
        c += own * (vectors[third + d] ?? 0);
        e += own * (vectors[fourth + d] ?? 0);
      }
      likeness[row + j] = likenessOf(a);
      likeness[row + j + 1] = likenessOf(b);
      likeness[row + j + 2] = likenessOf(c);
      likeness[row + j + 3] = likenessOf(e);
    }
    for (let j = whole; j < batch; j++) {
      const other = (batch + j) * dimensions;
      let cosine = 0;
      for (let d = 0; d < dimensions; d++) cosine += (vectors[one + d] ?? 0) * (vectors[other + d] ?? 0);
      likeness[row + j] = likenessOf(cosine);
    }
  }
}

/** How strongly a vector is pulled to each of `count` partners, and where those start. */
interface Pulls {
  readonly pulls: Float64Array;
  readonly partners: Uint32Array;
  readonly count: number;
}

/** Adds the gradients between a vector and its partners, two partners at a time, rounded as if one by one. */
function pullAll(
  vectors: Float32Array,
  gradients: Float32Array,
  one: number,
  { pulls, partners, count }: Pulls,
  dimensions: number,
): void {
  const whole = count - (count % 2);
  for (let i = 0; i < whole; i += 2) {
    const first = partners[i] ?? 0;
    const second = partners[i + 1] ?? 0;
    const pull = pulls[i] ?? 0;
    const next = pulls[i + 1] ?? 0;
    for (let d = 0; d < dimensions; d++) {
      const own = vectors[one + d] ?? 0;
      const moved = Math.fround((gradients[one + d] ?? 0) + pull * (vectors[first + d] ?? 0));
      gradients[one + d] = moved + next * (vectors[second + d] ?? 0);
      gradients[first + d] = (gradients[first + d] ?? 0) + pull * own;
      gradients[second + d] = (gradients[second + d] ?? 0) + next * own;
    }
  }
  if (whole === count) return;
  const last = partners[whole] ?? 0;
  const pull = pulls[whole] ?? 0;
  for (let d = 0; d < dimensions; d++) {
    gradients[one + d] = (gradients[one + d] ?? 0) + pull * (vectors[last + d] ?? 0);
    gradients[last + d] = (gradients[last + d] ?? 0) + pull * (vectors[one + d] ?? 0);
  }
}
