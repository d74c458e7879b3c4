import { claimSlot, LONGEST_VECTOR, PRODUCTS, ROWS_AT, type SharedRows, sharedRows } from './shared-rows.ts';
import { openMultiply } from './simd.ts';

/** Largest absolute value of a vector coordinate after scaling to 16-bit integers. */
const MOST = 32_767;
/** Most numbers of rows to copy at a time into the memory that SIMD code works on. */
const COPIED = 500_000;

/** Writes the dot products of a vector with many rows of bytes. */
export type Products = (rows: Int8Array, vector: Float32Array, products: Float32Array) => void;

/** Picks the fastest way to multiply on this CPU. Products from `simd.ts` are accurate to a few millionths. */
export function createProducts(dimensions: number): Products {
  const atOnce = Math.min(PRODUCTS, Math.max(1, Math.floor(COPIED / dimensions)));
  const own = sharedRows(atOnce * dimensions, { rows: new Int8Array(0) });
  const quick = openQuick(dimensions, own, atOnce);
  return (rows, vector, products) => {
    const isDone = quick?.(vector, products, (from, to) => {
      own.rows.set(rows.subarray(from * dimensions, to * dimensions));
      return ROWS_AT;
    });
    if (isDone !== true) multiplied(rows, vector, products);
  };
}

/** Like `createProducts`, for shared rows, which are multiplied in place. */
export function createProductsOf(
  dimensions: number,
  held: SharedRows,
): (vector: Float32Array, products: Float32Array) => void {
  const quick = openQuick(dimensions, held, PRODUCTS);
  return (vector, products) => {
    const isDone = quick?.(vector, products, (from) => ROWS_AT + from * dimensions);
    if (isDone !== true) multiplied(held.rows, vector, products);
  };
}

/**
 * Multiplies with `simd.ts`, up to `atOnce` rows at a time. The returned function returns false if too many threads are multiplying
 * right now. Undefined if SIMD isn't available.
 */
function openQuick(dimensions: number, { memory }: SharedRows, atOnce: number) {
  const multiply = memory && dimensions <= LONGEST_VECTOR ? openMultiply(dimensions, memory) : undefined;
  if (memory === undefined || multiply === undefined) return undefined;
  return (
    vector: Float32Array,
    products: Float32Array,
    rowsAt: (from: number, to: number) => number,
  ): boolean => {
    const slot = claimSlot(memory, dimensions);
    if (slot === undefined) return false;
    const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = largest / MOST || 1;
    for (let d = 0; d < dimensions; d++) slot.vector[d] = Math.round((vector[d] ?? 0) / scale);
    for (let from = 0; from < products.length; from += atOnce) {
      const to = Math.min(products.length, from + atOnce);
      multiply(slot.vectorAt, rowsAt(from, to), slot.productsAt, to - from);
      scaled(slot.products, scale, products, from, to);
    }
    slot.release();
    return true;
  };
}

/** A separate function, so that its loop is compiled once. */
function scaled(whole: Int32Array, scale: number, into: Float32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) into[row] = (whole[row - from] ?? 0) * scale;
}

/** Plain JavaScript. Unrolled by four, which halves the time. */
export function multiplied(rows: Int8Array, vector: Float32Array, products: Float32Array): void {
  const dimensions = vector.length;
  for (let row = 0, at = 0; row < products.length; row++, at += dimensions) {
    let sum = 0;
    for (let d = 0; d < dimensions; d += 4) {
      sum +=
        (vector[d] ?? 0) * (rows[at + d] ?? 0) +
        (vector[d + 1] ?? 0) * (rows[at + d + 1] ?? 0) +
        (vector[d + 2] ?? 0) * (rows[at + d + 2] ?? 0) +
        (vector[d + 3] ?? 0) * (rows[at + d + 3] ?? 0);
    }
    products[row] = sum;
  }
}
