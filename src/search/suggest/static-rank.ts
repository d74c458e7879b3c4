import type { PaperColumns } from '../index/columns.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** What a title gains per word it is shorter; papers with equal lengths differ by less. */
export const A_WORD = 1e7;

/**
 * One number per paper that orders equal suggestions: more votes, then the shorter title, then the newer paper. Computed
 * on demand, which is as fast as reading it from a list.
 */
export function staticRanker(
  { votes, days }: Pick<PaperColumns, 'votes' | 'days'>,
  { titleStart }: Pick<PackedIndex, 'titleStart'>,
): (document: number) => number {
  return (document) => {
    const size = (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
    // Three numbers in one: days are below ten million, lengths below 256, and the sum stays an exact integer.
    return (
      Math.min(votes[document] ?? 0, 1e6) * 1e10 +
      (255 - Math.min(size, 255)) * A_WORD +
      (days[document] ?? 0)
    );
  };
}

/** The `limit` documents with the highest ranks, in order, without sorting all of them. */
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
