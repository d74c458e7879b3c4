import type { PackedIndex } from '../index/packed-index.ts';

/** Documents that are scored together: their sums stay in L1 cache. */
export const STRETCH = 4096;

/**
 * Where a stretch that begins at a document ends: short at first, since the first ones set the bar. No stretch spans the
 * start of a tail.
 *
 * @param passed - How many documents came before.
 */
export function endOfStretch(
  { documents, tail }: Pick<PackedIndex, 'documents' | 'tail'>,
  from: number,
  passed = from,
): number {
  const before = tail?.before.documents ?? documents;
  const length = Math.min(STRETCH, Math.max(STRETCH >> 4, passed));
  return Math.min(from < before ? before : documents, from + length);
}

/** Sums of a stretch of documents, by position in it, and a bit for each that has one; all zero between stretches. */
export interface Stretch {
  readonly sums: Int32Array;
  readonly masses: Int32Array;
  readonly touched: Int32Array;
}

export function createStretch(): Stretch {
  return {
    sums: new Int32Array(STRETCH),
    masses: new Int32Array(STRETCH),
    touched: new Int32Array(STRETCH >> 5),
  };
}
