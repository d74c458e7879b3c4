import type { Paper } from '../../../src/paper/paper.ts';
import { createStemmer } from '../../../src/search/text/stems.ts';
import { isStopWord } from '../../../src/search/text/stop-words.ts';
import { words } from '../../../src/search/text/tokens.ts';

/** Cosine of `(1 + ln tf) * ln(N / df)` vectors over title and abstract: the simple similarity measure. */
export function tfIdfCosine(papers: readonly Paper[]): (id: string, limit: number) => string[] {
  const stem = createStemmer();
  const frequency = new Map<string, number>();
  const counts = papers.map(({ title, abstract = '' }) => {
    const own = new Map<string, number>();
    for (const word of words(`${title} ${abstract}`)) {
      if (!isStopWord(word)) own.set(stem(word), (own.get(stem(word)) ?? 0) + 1);
    }
    for (const one of own.keys()) frequency.set(one, (frequency.get(one) ?? 0) + 1);
    return own;
  });
  const vectors = counts.map((own) => {
    const weights = [...own].map(([one, count]): [string, number] => [
      one,
      (1 + Math.log(count)) * Math.log(papers.length / (frequency.get(one) ?? 1)),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([one, weight]) => [one, weight / length]));
  });
  return (id, limit) => {
    const own = vectors[papers.findIndex((paper) => paper.id === id)] ?? new Map<string, number>();
    return papers
      .map((paper, i) => {
        let product = 0;
        for (const [one, weight] of own) product += weight * (vectors[i]?.get(one) ?? 0);
        return { id: paper.id, product };
      })
      .filter((other) => other.id !== id)
      .sort((a, b) => b.product - a.product)
      .slice(0, limit)
      .map((other) => other.id);
  };
}
