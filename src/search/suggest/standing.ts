import type { PackedIndex } from '../index/packed-index.ts';
import type { PaperFacts } from '../rank/paper-facts.ts';

/**
 * One number per paper that says which of equal suggestions comes first: more votes, then the shorter title, then
 * the newer paper.
 */
export function standingOf({ votes, days }: PaperFacts, { titleStart }: PackedIndex): Float64Array {
  const standing = new Float64Array(votes.length);
  for (let document = 0; document < standing.length; document++) {
    const size = (titleStart[document + 1] ?? 0) - (titleStart[document] ?? 0);
    // Three figures in one: days are below ten million, sizes below 256, and the sum stays an exact integer.
    standing[document] =
      Math.min(votes[document] ?? 0, 1e6) * 1e10 + (255 - Math.min(size, 255)) * 1e7 + (days[document] ?? 0);
  }
  return standing;
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
