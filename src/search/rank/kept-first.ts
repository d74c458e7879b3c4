import type { ScoredDocument } from './top.ts';

/** Gap between scores: if the list is sorted again, the order must not fall back to paper numbers. */
const ABOVE = 1e-9;

/** A list with some of its documents moved to the front, in their order; scores still descend. */
export function keptFirst(
  kept: readonly ScoredDocument[],
  list: readonly ScoredDocument[],
): readonly ScoredDocument[] {
  const first = new Set(kept.map(({ document }) => document));
  const score = list[0]?.score ?? 0;
  return [
    ...kept.map(({ document }, i) => ({ document, score: score * (1 + (kept.length - i) * ABOVE) })),
    ...list.filter(({ document }) => !first.has(document)),
  ];
}
