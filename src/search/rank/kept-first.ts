import type { ScoredDocument } from './top.ts';

/** A list with some of its documents moved to the front; the scores fall all the same. */
export function keptFirst(
  kept: readonly ScoredDocument[],
  list: readonly ScoredDocument[],
): readonly ScoredDocument[] {
  const first = new Set(kept.map(({ document }) => document));
  const score = list[0]?.score ?? 0;
  return [
    ...kept.map(({ document }) => ({ document, score })),
    ...list.filter(({ document }) => !first.has(document)),
  ];
}
