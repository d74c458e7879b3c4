import type { ScoredDocument } from './top.ts';

/** Merges two lists, each document with its better score, best first. */
export function better(a: readonly ScoredDocument[], b: readonly ScoredDocument[]): ScoredDocument[] {
  const best = new Map(a.map((scored) => [scored.document, scored]));
  for (const scored of b) {
    const known = best.get(scored.document);
    if (known === undefined || known.score < scored.score) best.set(scored.document, scored);
  }
  return [...best.values()].sort((x, y) => y.score - x.score || x.document - y.document);
}
