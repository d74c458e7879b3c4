/** Relevance judgements for one query: grade by document id. 0 or absent means not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first `depth`, as in trec_eval: the gain is the grade, the discount
 * `log2(rank + 1)`, and the ideal ranking covers all judged documents. 0 if nothing is relevant.
 * Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002.
 */
export function ndcg(ranked: readonly string[], judgements: Judgements, depth = 10): number {
  const gains = ranked.slice(0, depth).map((id) => Math.max(0, judgements.get(id) ?? 0));
  const ideal = [...judgements.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, depth));
  return best === 0 ? 0 : discounted(gains) / best;
}

/** Share of all relevant documents that are among the first `depth`. */
export function recall(ranked: readonly string[], judgements: Judgements, depth = 100): number {
  const relevant = [...judgements].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const found = new Set(ranked.slice(0, depth));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** 1 / rank of the first relevant document, or 0 if none is among the first `depth`. */
export function reciprocalRank(ranked: readonly string[], judgements: Judgements, depth = 10): number {
  const at = ranked.slice(0, depth).findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
