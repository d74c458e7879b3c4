import type { ScoredDocument } from './top.ts';

/**
 * Documents like one or several others, unordered, without these: 1 - the product of (1 - likeness) over all of them. So a
 * paper like two of them beats one equally like one, and a paper very like one beats one slightly like many; for a single
 * document it's the likeness itself.
 *
 * @param like documents like one, with their likeness (0 to 1).
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
