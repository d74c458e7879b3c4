import { mapInSlices } from '../../slices.ts';
import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';

type RankColumns = Pick<PaperColumns, 'votes' | 'days'>;
type RankIndex = Pick<PackedIndex, 'titleStart'>;

/** What one word less of a title counts; newer papers of one length differ by less. */
export const A_WORD = 1e7;

/** Papers that are read in one go. */
const PIECE = 8_192;

/**
 * One number per paper that says which of equal suggestions comes first: more votes, then the shorter title, then
 * the newer paper.
 */
export function staticRankOf(columns: RankColumns, index: RankIndex): Float64Array {
  const staticRank = new Float64Array(columns.votes.length);
  fill(staticRank, columns, index, 0, staticRank.length);
  return staticRank;
}

/** The same in slices. */
export async function staticRankInSlices(columns: RankColumns, index: RankIndex): Promise<Float64Array> {
  const staticRank = new Float64Array(columns.votes.length);
  const pieces = Array.from({ length: Math.ceil(staticRank.length / PIECE) }, (_, piece) => piece * PIECE);
  await mapInSlices(pieces, (from) => {
    fill(staticRank, columns, index, from, Math.min(staticRank.length, from + PIECE));
  });
  return staticRank;
}

/** The same of papers that begin with those of an earlier catalog; worked out for those that changed or came since. */
export function staticRankAfter(
  earlier: Float64Array,
  changed: readonly number[],
  columns: RankColumns,
  index: RankIndex,
): Float64Array {
  const staticRank = new Float64Array(columns.votes.length);
  staticRank.set(earlier);
  for (const document of changed) fill(staticRank, columns, index, document, document + 1);
  fill(staticRank, columns, index, earlier.length, staticRank.length);
  return staticRank;
}

function fill(into: Float64Array, columns: RankColumns, index: RankIndex, from: number, to: number): void {
  const rankOf = staticRanker(columns, index);
  for (let document = from; document < to; document++) into[document] = rankOf(document);
}

/** The same worked out for whichever paper is asked for: where few are, eight bytes for each need not be held. */
export function staticRanker(
  { votes, days }: RankColumns,
  { titleStart }: RankIndex,
): (document: number) => number {
  return (document) => {
    const size = (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
    // Three figures in one: days are below ten million, sizes below 256, and the sum stays an exact integer.
    return (
      Math.min(votes[document] ?? 0, 1e6) * 1e10 +
      (255 - Math.min(size, 255)) * A_WORD +
      (days[document] ?? 0)
    );
  };
}

/** The `limit` documents of the highest rank, in order, without sorting all of them. */
export function highest(
  documents: Iterable<number>,
  limit: number,
  rankOf: (document: number) => number,
): number[] {
  const kept: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const document of documents) {
    const value = rankOf(document);
    if (kept.length >= limit && value <= least) continue;
    let at = kept.length;
    while (at > 0 && rankOf(kept[at - 1] ?? 0) < value) at--;
    kept.splice(at, 0, document);
    if (kept.length > limit) kept.pop();
    least = rankOf(kept[kept.length - 1] ?? 0);
  }
  return kept;
}
