import type { ScoredDocument } from './top.ts';

/**
 * Documents like one or several others, in no order, without these: 1 - the product of (1 - likeness) over all of them. So
 * what is like two of them stands above what is as like one, and what is very like one above what is a little like many;
 * of one document it is the likeness itself.
 *
 * @param like documents like one, by how like it they are (0 to 1).
 */
export function likeSeveral(
  documents: readonly number[],
  limit: number,
  like: (document: number, limit: number) => readonly ScoredDocument[],
): ScoredDocument[] {
  const asked = new Set(documents);
  const unlikeness = new Map<number, number>();
  for (const one of asked) {
    for (const { document, score } of like(one, limit))
      unlikeness.set(document, (unlikeness.get(document) ?? 1) * (1 - score));
  }
  return [...unlikeness]
    .filter(([document]) => !asked.has(document))
    .map(([document, unlike]) => ({ document, score: 1 - unlike }));
}
