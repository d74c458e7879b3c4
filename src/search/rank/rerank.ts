import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryTerm, ScoredDocument, Scorer } from './scorer.ts';
import type { RankingWeights } from './weights.ts';

/** A query as the re-ranking reads it. */
export interface RankedQuery {
  readonly terms: readonly QueryTerm[];
  /** Stems in the order of the query, with repetitions. */
  readonly order: readonly number[];
  /** Numbers of the words as they are written, `NONE` for one the catalog lacks; parallel to `order`. */
  readonly surface: readonly number[];
}

/** Words farther apart than this are not near. */
const WINDOW = 8;
/** A first occurrence at this word counts half of one at the beginning. */
const EARLY_HALF = 20;

/**
 * Ranks documents of a first round anew; `bonus` is added to a document's score.
 */
export type Reranker = (
  query: RankedQuery,
  head: readonly ScoredDocument[],
  bonus: (document: number) => number,
) => ScoredDocument[];

/** Makes a reranker that sees what BM25 cannot: order, nearness, spelling, position and title. */
export function createReranker(index: PackedIndex, scorer: Scorer, weights: RankingWeights): Reranker {
  const { sequence, sequenceStart, titleLength, stemOf } = index;
  const { k1, b } = weights;
  /** Term number plus one of each stem of the current query. */
  const termOf = new Uint8Array(index.stems.starts.length);

  return (query, head, bonus) => {
    const terms = query.terms.slice(0, 255);
    const idfs = terms.map(({ stem }) => scorer.idf(stem));
    const mass = idfs.reduce((sum, value) => sum + value, 0);
    if (mass === 0) {
      const boosted = head.map(({ document, score }) => ({ document, score: score + bonus(document) }));
      return boosted.sort((a, b) => b.score - a.score || a.document - b.document);
    }
    terms.forEach(({ stem }, i) => {
      termOf[stem] = i + 1;
    });
    const written = new Map<number, { idf: number; weight: number }>();
    query.surface.forEach((word, i) => {
      const known = written.get(word);
      if (known === undefined) written.set(word, { idf: scorer.idf(query.order[i] ?? 0), weight: 1 });
      else known.weight++;
    });
    const pairs = pairsOf(query.order, (stem) => (termOf[stem] ?? 0) - 1);

    const shortness = 1 / Math.max(1, query.order.length);
    const surfaceWeight = weights.surface + weights.surfaceShort * shortness;
    const titleWeight = weights.titleCoverage * (1 - shortness);
    const earlyWeight = weights.early * (1 - shortness);
    const ranked = head.map(({ document, score }) => {
      const start = sequenceStart[document] ?? 0;
      const end = sequenceStart[document + 1] ?? 0;
      const titleEnd = titleLength[document] ?? 0;
      const norm = k1 * (1 - b + (b * (end - start)) / scorer.averageLength);
      const saturate = (count: number) => (count * (k1 + 1)) / (count + norm);
      const positions: number[][] = terms.map(() => []);
      const counts = new Map<number, number>();
      for (let i = start; i < end; i++) {
        const word = sequence[i] ?? 0;
        const term = termOf[stemOf[word] ?? 0] ?? 0;
        if (term === 0) continue;
        positions[term - 1]?.push(i - start);
        if (written.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      let surface = 0;
      for (const [word, count] of counts) {
        const { idf, weight } = written.get(word) ?? { idf: 0, weight: 0 };
        surface += weight * idf * saturate(count);
      }
      let ordered = 0;
      let near = 0;
      for (const [first, second] of pairs) {
        const { adjacent, close } = proximity(positions[first] ?? [], positions[second] ?? []);
        const rarity = Math.min(idfs[first] ?? 0, idfs[second] ?? 0);
        if (adjacent > 0) ordered += rarity * saturate(adjacent);
        if (close > 0) near += rarity * saturate(close);
      }
      let covered = 0;
      let titled = 0;
      let early = 0;
      positions.forEach(([first], i) => {
        if (first === undefined) return;
        const idf = idfs[i] ?? 0;
        covered += idf;
        early += idf / (1 + first / EARLY_HALF);
        if (first < titleEnd) titled += idf;
      });
      return {
        document,
        score:
          (score + surfaceWeight * surface) * (1 + (weights.coverage * covered) / mass) +
          weights.ordered * ordered +
          weights.near * near +
          earlyWeight * early +
          titleWeight * mass * (titled / mass) ** weights.titleSteepness +
          bonus(document),
      };
    });
    for (const { stem } of terms) termOf[stem] = 0;
    return ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  };
}

/** Distinct neighbouring terms of the query, as term numbers. */
function pairsOf(order: readonly number[], term: (stem: number) => number): [number, number][] {
  const pairs = new Map<number, [number, number]>();
  for (let i = 0; i + 1 < order.length; i++) {
    const first = term(order[i] ?? 0);
    const second = term(order[i + 1] ?? 0);
    if (first >= 0 && second >= 0 && first !== second) pairs.set(first * 256 + second, [first, second]);
  }
  return [...pairs.values()];
}

function proximity(first: readonly number[], second: readonly number[]): { adjacent: number; close: number } {
  let adjacent = 0;
  let close = 0;
  for (const i of first) {
    for (const j of second) {
      if (j === i + 1) adjacent++;
      if (Math.abs(j - i) <= WINDOW) close++;
    }
  }
  return { adjacent, close };
}
