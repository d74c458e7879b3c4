import type { ScoredDocument } from '../rank/top.ts';
import type { Near } from './near.ts';

/** What meaning counts beside words, whose best score is 1; .3 to .7 are the same within noise. */
const WEIGHT = 0.5;
/** Papers that share no word with the query and are near it: so many at most, and none farther than this. */
const BESIDE = 100;
const FLOOR = 0.3;
/** What two ways to work out how near a paper is may differ by. */
const ROUNDING = 1e-6;

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
  readonly near: Near;
  /** What may stand in the list at all. */
  readonly passes?: ((document: number) => boolean) | undefined;
  /** So many of the first are wanted: papers that share no word with the query are looked for where one may be among these. */
  readonly wanted?: number;
}

/**
 * Ranks papers by words and by meaning together: score over the best score, plus half of how near they are. Those that are
 * certain stay in front as they are.
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

/** The papers that may stand in a list for being near alone. */
export function nearBeside({ near, passes }: Pick<FuseRequest, 'near' | 'passes'>): readonly number[] {
  return near.nearest(BESIDE, FLOOR, passes);
}

/**
 * The same list as far as so many are wanted, made of fewer papers by words; undefined where one that is not among them may
 * be one of the first.
 *
 * @param behind - What these score by words at most.
 */
export function fuseFirst(
  request: FuseRequest & { readonly wanted: number },
  behind: number,
): readonly ScoredDocument[] | undefined {
  const { list, near, wanted } = request;
  const { certain, others, best } = byBoth(request);
  const last = others[wanted - certain.length - 1];
  const mostByWords = Math.max(0, behind) / best;
  // How near any of the others is costs less to tell than to rank more of them by words.
  const isDecided =
    isBeyond(last, mostByWords + counted(near.most)) ||
    isBeyond(last, mostByWords + counted(nearestBeside(request, list) + ROUNDING));
  return isDecided ? [...certain, ...others] : undefined;
}

/** How near the nearest paper is that is not in a list. */
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

/** Whether the last paper that is wanted scores more than any other can. */
function isBeyond(last: ScoredDocument | undefined, most: number): boolean {
  return last !== undefined && last.score > most;
}

function counted(nearness: number): number {
  return WEIGHT * Math.max(0, nearness);
}

function byScore(a: ScoredDocument, b: ScoredDocument): number {
  return b.score - a.score || a.document - b.document;
}
