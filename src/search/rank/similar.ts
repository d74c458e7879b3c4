import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryTerm, ScoredDocument, Scorer } from './scorer.ts';

/** Most telling words of a paper that stand for it. */
const TERMS = 40;

/** Documents with the content of another, best first, without itself. */
export function createSimilar(index: PackedIndex, scorer: Scorer) {
  const { sequence, sequenceStart, stemOf, postingStart } = index;

  return (document: number, limit: number): ScoredDocument[] => {
    const counts = new Map<number, number>();
    for (let i = sequenceStart[document] ?? 0; i < (sequenceStart[document + 1] ?? 0); i++) {
      const stem = stemOf[sequence[i] ?? 0] ?? 0;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    const weighed: (QueryTerm & { readonly telling: number })[] = [];
    for (const [stem, count] of counts) {
      const frequency = (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
      if (frequency < 2) continue;
      const weight = count / (count + 1.2);
      weighed.push({ stem, weight, telling: weight * scorer.idf(stem) });
    }
    const terms = weighed.sort((a, b) => b.telling - a.telling).slice(0, TERMS);
    const { top } = scorer.score({ terms, limit, enough: 1, filter: (other) => other !== document });
    return [...top];
  };
}
