import type { ScoredDocument } from './top.ts';

/** By so much each score is above the next: what sorts the list once more must not put the paper with the lower number first. */
const ABOVE = 1e-9;

/** A list with some of its documents moved to the front, in their order; the scores fall all the same. */
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
