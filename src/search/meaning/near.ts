import { createBest } from '../rank/top.ts';

/** Nearness of papers to one query, from -1 to 1: cosines, apart from the pull (see `nearness.ts`). */
export interface Near {
  /** Upper bound: no paper is nearer. */
  readonly most: number;
  /** The nearness of each of these papers. */
  ofEach(documents: readonly number[]): Float32Array;
  /** The papers that pass and are nearer than `floor`, nearest first, ties by number. */
  nearest(limit: number, floor: number, passes?: (document: number) => boolean): number[];
}

/**
 * @param nearness - Computes the nearness of all papers; called when needed.
 * @param ofEach - A cheaper way for a few papers, if there is one.
 */
export function nearAll(
  nearness: () => Float32Array,
  most = Number.POSITIVE_INFINITY,
  ofEach: Near['ofEach'] = (documents) => {
    const all = nearness();
    return Float32Array.from(documents, (document) => all[document] ?? 0);
  },
): Near {
  return {
    most,
    ofEach,
    nearest: (limit, floor, passes = () => true) => nearestIn(nearness(), limit, floor, passes),
  };
}

function nearestIn(
  nearness: Float32Array,
  limit: number,
  floor: number,
  passes: (document: number) => boolean,
): number[] {
  const best = createBest(limit);
  let bar = floor;
  for (let document = 0; document < nearness.length; document++) {
    const near = nearness[document] ?? 0;
    // Of equally near papers, the lower number came first.
    if (near <= bar || !passes(document)) continue;
    best.offer(document, near);
    if (best.isFull) bar = best.least;
  }
  return best.sorted().map(({ document }) => document);
}
