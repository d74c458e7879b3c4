/** Documents that are scored together: what is added up of them stays in the nearest cache. */
export const STRETCH = 4096;

/** How long the stretch is that begins at a document: short at first, since the first ones tell what is good enough. */
export function stretchAt(document: number): number {
  return Math.min(STRETCH, Math.max(STRETCH >> 4, document));
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
