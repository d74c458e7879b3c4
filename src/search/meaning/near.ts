import { createBest } from '../rank/top.ts';

/** How near papers are to one query, as numbers that are cosines but for the pull: from -1 to 1. */
export interface Near {
  /** No paper is nearer than this. */
  readonly most: number;
  /** Of some papers, one for one. */
  ofEach(documents: readonly number[]): Float32Array;
  /** The nearest papers that pass, the nearest first, of equal ones the lower number; none that is not nearer than the floor. */
  nearest(limit: number, floor: number, passes?: (document: number) => boolean): number[];
}

/**
 * @param nearness - Of every paper, worked out when the nearest are asked for.
 * @param ofEach - Of some papers, where it is had for less than of all.
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
    // Of equal ones the lower number came first.
    if (near <= bar || !passes(document)) continue;
    best.offer(document, near);
    if (best.isFull) bar = best.least;
  }
  return best.sorted().map(({ document }) => document);
}
