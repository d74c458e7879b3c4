import { type ScoredDocument, selectTop } from '../rank/top.ts';

/** What meaning counts beside words, whose best score is 1; .3 to .7 are the same within noise. */
const WEIGHT = 0.5;
/** Papers that share no word with the query and are near it: so many at most, and none farther than this. */
const BESIDE = 100;
const FLOOR = 0.3;

export interface Fused {
  readonly list: readonly ScoredDocument[];
  /** Those of the list that the words alone had not found. */
  readonly beside: readonly number[];
}

interface FuseRequest {
  /** Papers by words, best first. */
  readonly list: readonly ScoredDocument[];
  /** Those that are meant beyond doubt: the whole title, the author named. */
  readonly isCertain: (document: number) => boolean;
  /** Of every paper. */
  readonly nearness: Float32Array;
  /** What may stand in the list at all. */
  readonly passes?: ((document: number) => boolean) | undefined;
}

/**
 * Ranks papers by words and by meaning together: score over the best score, plus half of how near they are. Those that are
 * certain stay in front as they are.
 */
export function fuse({ list, isCertain, nearness, passes }: FuseRequest): Fused {
  const certain = list.filter(({ document }) => isCertain(document));
  const others = list.filter(({ document }) => !isCertain(document));
  const best = others[0]?.score || 1;
  const near = (document: number) => WEIGHT * Math.max(0, nearness[document] ?? 0);
  const known = new Set(list.map(({ document }) => document));
  const beside = nearest(nearness, BESIDE, passes).filter((document) => !known.has(document));
  const ranked = [
    ...others.map(({ document, score }) => ({ document, score: score / best + near(document) })),
    ...beside.map((document) => ({ document, score: near(document) })),
  ].sort((a, b) => b.score - a.score || a.document - b.document);
  return { list: [...certain, ...ranked], beside };
}

/** The nearest documents, none below the floor. */
function nearest(nearness: Float32Array, limit: number, passes: FuseRequest['passes']): number[] {
  const all = above(FLOOR, nearness);
  const near = passes === undefined ? all : all.filter(passes);
  return selectTop(near, limit, (document) => nearness[document] ?? 0).map(({ document }) => document);
}

/** Documents that are nearer than the floor. A loop of its own, compiled once. */
function above(floor: number, nearness: Float32Array): Uint32Array {
  const found = new Uint32Array(nearness.length);
  let count = 0;
  for (let document = 0; document < nearness.length; document++) {
    if ((nearness[document] ?? 0) > floor) found[count++] = document;
  }
  return found.subarray(0, count);
}
