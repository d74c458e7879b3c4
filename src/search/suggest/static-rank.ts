import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** What one word less of a title counts; newer papers of one length differ by less. */
export const A_WORD = 1e7;

/**
 * Gives one number per paper that says which of equal suggestions comes first: more votes, then the shorter title, then
 * the newer paper. It is worked out for whichever paper is asked for, as quickly as it would be read from a list.
 */
export function staticRanker(
  { votes, days }: Pick<PaperColumns, 'votes' | 'days'>,
  { titleStart }: Pick<PackedIndex, 'titleStart'>,
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
