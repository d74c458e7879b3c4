import type { PackedIndex } from '../index/packed-index.ts';

/** Documents that are scored together: what is added up of them stays in the nearest cache. */
export const STRETCH = 4096;

/**
 * Where the stretch ends that begins at a document: short at first, since the first ones tell what is good enough. None has papers of
 * a tail and others.
 *
 * @param passed - How many documents were gone through before.
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

/** Sums of a stretch of documents, by their place in it, and a bit for each that has one; all zero between two stretches. */
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
