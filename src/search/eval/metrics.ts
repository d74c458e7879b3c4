/** Judged relevance of documents for one query: grade by document id; 0 and absent mean not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first `depth`, as trec_eval has it: gain is the grade, discount
 * `log2(rank + 1)`, the ideal is that of all judged documents. 0 when nothing is relevant.
 * Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002.
 */
export function ndcg(ranked: readonly string[], judgements: Judgements, depth = 10): number {
  const gains = ranked.slice(0, depth).map((id) => Math.max(0, judgements.get(id) ?? 0));
  const ideal = [...judgements.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, depth));
  return best === 0 ? 0 : discounted(gains) / best;
}

/** Share of the relevant documents among the first `depth`. */
export function recall(ranked: readonly string[], judgements: Judgements, depth = 100): number {
  const relevant = [...judgements].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const found = new Set(ranked.slice(0, depth));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** One divided by the rank of the first relevant document, 0 when none is among the first `depth`. */
export function reciprocalRank(ranked: readonly string[], judgements: Judgements, depth = 10): number {
  const at = ranked.slice(0, depth).findIndex((id) => (judgements.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
