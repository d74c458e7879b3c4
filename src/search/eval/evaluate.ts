import { type Judgements, ndcg, recall, reciprocalRank } from './metrics.ts';
import type { Query } from './trec.ts';

/** Means over all queries with at least one relevant document. */
export interface Evaluation {
  readonly queries: number;
  readonly ndcg10: number;
  readonly recall100: number;
  readonly mrr10: number;
}

/** Ranks documents for a text: ids, best first, at most `limit`. */
export type Rank = (text: string, limit: number) => readonly string[] | Promise<readonly string[]>;

/** Runs every judged query to depth 100 and measures the results. Skips queries without relevant documents. */
export async function evaluate(
  queries: readonly Query[],
  judgements: ReadonlyMap<string, Judgements>,
  rank: Rank,
): Promise<Evaluation> {
  let count = 0;
  let gain = 0;
  let found = 0;
  let first = 0;
  for (const { id, text } of queries) {
    const judged = judgements.get(id);
    if (judged === undefined || ![...judged.values()].some((grade) => grade > 0)) continue;
    const ranked = await rank(text, 100);
    count++;
    gain += ndcg(ranked, judged);
    found += recall(ranked, judged);
    first += reciprocalRank(ranked, judged);
  }
  const mean = (sum: number) => (count === 0 ? 0 : sum / count);
  return { queries: count, ndcg10: mean(gain), recall100: mean(found), mrr10: mean(first) };
}
