import type { ScoredDocument } from '../rank/top.ts';
import type { Near } from './near.ts';

/** Weight of meaning relative to words, whose best score is 1. From .3 to .7 there is no difference beyond noise. */
const WEIGHT = 0.5;
/** Most papers to add that are near but share no word with the query, and how near they must be. */
const BESIDE = 100;
const FLOOR = 0.3;
/** Most that two ways of computing a nearness may differ by. */
const ROUNDING = 1e-6;

export interface Fused {
  readonly list: readonly ScoredDocument[];
  /** Papers in the list that words alone had not found. */
  readonly beside: readonly number[];
}

interface FuseRequest {
  /** Papers by words, best first. */
  readonly list: readonly ScoredDocument[];
  /** Whether a paper is meant beyond doubt: its whole title or its author was typed. */
  readonly isCertain: (document: number) => boolean;
  readonly near: Near;
  /** What may be in the list at all. */
  readonly passes?: ((document: number) => boolean) | undefined;
  /** How many results are wanted. Papers that share no word with the query are only looked for if one could be among these. */
  readonly wanted?: number;
}

/**
 * Ranks papers by words and meaning: the score relative to the best one, plus half the nearness. Certain papers stay in front, in
 * their order.
 */
export function fuse(request: FuseRequest): Fused {
  const { list, near, wanted = Number.POSITIVE_INFINITY } = request;
  const { certain, others } = byBoth(request);
  if (isBeyond(others[wanted - certain.length - 1], counted(near.most)))
    return { list: [...certain, ...others], beside: [] };
  const known = new Set(list.map(({ document }) => document));
  const beside = nearBeside(request).filter((document) => !known.has(document));
  const nearness = near.ofEach(beside);
  const added = beside.map((document, i) => ({ document, score: counted(nearness[i] ?? 0) }));
  return { list: [...certain, ...[...others, ...added].sort(byScore)], beside };
}

/** Papers near enough to be listed for that alone. */
export function nearBeside({ near, passes }: Pick<FuseRequest, 'near' | 'passes'>): readonly number[] {
  return near.nearest(BESIDE, FLOOR, passes);
}

/**
 * The first `wanted` papers of the same list, from fewer papers ranked by words. Undefined if a paper that isn't among those might
 * belong there.
 *
 * @param behind - Upper bound on the word scores of all other papers.
 */
export function fuseFirst(
  request: FuseRequest & { readonly wanted: number },
  behind: number,
): readonly ScoredDocument[] | undefined {
  const { list, near, wanted } = request;
  const { certain, others, best } = byBoth(request);
  const last = others[wanted - certain.length - 1];
  const mostByWords = Math.max(0, behind) / best;
  // Finding the nearest of the others is cheaper than ranking more of them by words.
  const isDecided =
    isBeyond(last, mostByWords + counted(near.most)) ||
    isBeyond(last, mostByWords + counted(nearestBeside(request, list) + ROUNDING));
  return isDecided ? [...certain, ...others] : undefined;
}

/** Nearness of the nearest paper that is not in the list. */
function nearestBeside({ near, passes = () => true }: FuseRequest, list: readonly ScoredDocument[]): number {
  const known = new Set(list.map(({ document }) => document));
  const nearest = near.nearest(1, 0, (document) => !known.has(document) && passes(document));
  return near.ofEach(nearest)[0] ?? 0;
}

function byBoth({ list, isCertain, near }: FuseRequest) {
  const certain = list.filter(({ document }) => isCertain(document));
  const byWords = list.filter(({ document }) => !isCertain(document));
  const best = byWords[0]?.score || 1;
  const nearness = near.ofEach(byWords.map(({ document }) => document));
  const others = byWords.map(({ document, score }, i) => ({
    document,
    score: score / best + counted(nearness[i] ?? 0),
  }));
  return { certain, others: others.sort(byScore), best };
}

/** Whether the last wanted paper scores higher than any other can. */
function isBeyond(last: ScoredDocument | undefined, most: number): boolean {
  return last !== undefined && last.score > most;
}

function counted(nearness: number): number {
  return WEIGHT * Math.max(0, nearness);
}

function byScore(a: ScoredDocument, b: ScoredDocument): number {
  return b.score - a.score || a.document - b.document;
}
