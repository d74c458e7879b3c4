import type { Association } from './cooccurrence.ts';

/** Iterations; with more, the vectors are no better after training. */
const ROUNDS = 4;

/**
 * The leading eigenvectors of a symmetric matrix, by subspace iteration from a random start (Halko, Martinsson and Tropp,
 * "Finding Structure with Randomness", 2011), as a vector of length 1 for each row; each dimension is scaled by the square
 * root of its eigenvalue first.
 */
export function leadingSubspace(matrix: Association, dimensions: number, random: () => number): Float32Array {
  const rows = matrix.start.length - 1;
  let columns: Float32Array[] = Array.from({ length: dimensions }, () =>
    Float32Array.from({ length: rows }, () => random() + random() + random() - 1.5),
  );
  orthonormalise(columns);
  let strengths: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    columns = columns.map((column) => product(matrix, column));
    strengths = orthonormalise(columns);
  }
  const vectors = new Float32Array(rows * dimensions);
  columns.forEach((column, dimension) => {
    const scale = Math.sqrt(strengths[dimension] ?? 0);
    for (let row = 0; row < rows; row++) vectors[row * dimensions + dimension] = (column[row] ?? 0) * scale;
  });
  for (let row = 0; row < rows; row++) normalise(vectors.subarray(row * dimensions, (row + 1) * dimensions));
  return vectors;
}

/** Normalises a vector to length 1 and returns its old length. A zero vector stays zero. */
export function normalise(vector: Float32Array): number {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return length;
}

function product({ start, column, value }: Association, vector: Float32Array): Float32Array {
  const result = new Float32Array(vector.length);
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    const end = start[row + 1] ?? 0;
    for (let i = start[row] ?? 0; i < end; i++) sum += (value[i] ?? 0) * (vector[column[i] ?? 0] ?? 0);
    result[row] = sum;
  }
  return result;
}

/** Modified Gram-Schmidt, in two passes because of rounding errors. Returns the lengths before normalising. */
function orthonormalise(columns: readonly Float32Array[]): number[] {
  return columns.map((column, i) => {
    for (let pass = 0; pass < 2; pass++) {
      for (const before of columns.slice(0, i)) subtract(column, before, dot(before, column));
    }
    return normalise(column);
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function subtract(from: Float32Array, what: Float32Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] ?? 0) - times * (what[i] ?? 0);
}
