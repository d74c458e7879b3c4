import type { Paper } from '../../paper/paper.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/**
 * One number per paper that says which of equal suggestions comes first: more votes, then the shorter title, then
 * the newer paper.
 */
export function standingOf(papers: readonly Paper[], { titleStart }: PackedIndex): Float64Array {
  return Float64Array.from(papers, ({ upvotes = 0, published = '' }, document) => {
    const titleSize = (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
    const day = Number(published.replaceAll('-', '').padEnd(8, '0')) || 0;
    // Three figures in one: a day has 8 digits, a size at most 255, and the sum stays an exact integer.
    return Math.min(upvotes, 50_000) * 1e11 + (255 - Math.min(titleSize, 255)) * 1e8 + day;
  });
}

/** The `limit` documents that stand highest, in order, without sorting all of them. */
export function highest(documents: Iterable<number>, limit: number, standing: ArrayLike<number>): number[] {
  const kept: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (const document of documents) {
    const value = standing[document] ?? 0;
    if (kept.length >= limit && value <= least) continue;
    let at = kept.length;
    while (at > 0 && (standing[kept[at - 1] ?? 0] ?? 0) < value) at--;
    kept.splice(at, 0, document);
    if (kept.length > limit) kept.pop();
    least = standing[kept[kept.length - 1] ?? 0] ?? 0;
  }
  return kept;
}
