import type { Paper } from '../../paper/paper.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { QueryTerm, ScoredDocument, Scorer } from './scorer.ts';

/** Most telling words of a paper that choose the candidates, and how many of these are compared in full. */
const TERMS = 40;
const CANDIDATES = 150;
/** What two neighbouring words in a row count beside the words themselves. */
const PAIR = 0.5;
/** Pairs are numbered above all stems. */
const PAIR_BASE = 2 ** 24;
/** Common authors and categories decide between papers of about equal content. */
const SAME_AUTHOR = 0.01;
const SAME_CATEGORY = 0.005;

type Vector = ReadonlyMap<number, number>;

/**
 * Documents with the content of another, best first, without itself: cosine of `(1 + ln tf) * sqrt(idf)` vectors of
 * stems and of neighbouring stems, over the candidates that BM25 finds for the paper's most telling words. By the
 * square root a shared word counts its rarity once, not twice.
 */
export function createSimilar(index: PackedIndex, scorer: Scorer, papers: readonly Paper[]) {
  const { sequence, sequenceStart, stemOf, postingStart } = index;

  /** A document as a vector of length 1. */
  function vectorOf(document: number): Vector {
    const counts = new Map<number, number>();
    const count = (key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
    let last: number | undefined;
    for (let i = sequenceStart[document] ?? 0; i < (sequenceStart[document + 1] ?? 0); i++) {
      const stem = stemOf[sequence[i] ?? 0] ?? 0;
      count(stem);
      if (last !== undefined) count((last + 1) * PAIR_BASE + stem);
      last = stem;
    }
    let squares = 0;
    for (const [key, often] of counts) {
      const weight = (1 + Math.log(often)) * weightOf(key);
      counts.set(key, weight);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares) || 1;
    for (const [key, weight] of counts) counts.set(key, weight / length);
    return counts;
  }

  function weightOf(key: number): number {
    if (key < PAIR_BASE) return Math.sqrt(scorer.idf(key));
    const first = Math.floor(key / PAIR_BASE) - 1;
    return PAIR * Math.sqrt(Math.min(scorer.idf(first), scorer.idf(key % PAIR_BASE)));
  }

  return (document: number, limit: number): ScoredDocument[] => {
    const own = vectorOf(document);
    const terms: QueryTerm[] = [...own]
      .filter(([key]) => key < PAIR_BASE && (postingStart[key + 1] ?? 0) - (postingStart[key] ?? 0) > 1)
      .map(([stem, weight]) => ({ stem, weight: weight / Math.sqrt(scorer.idf(stem)) }))
      .sort((a, b) => b.weight * scorer.idf(b.stem) - a.weight * scorer.idf(a.stem))
      .slice(0, TERMS);
    const { top } = scorer.score({
      terms,
      limit: Math.max(CANDIDATES, limit),
      enough: 0,
      filter: (other) => other !== document,
    });
    return top
      .map(({ document: other }) => ({
        document: other,
        score: product(own, vectorOf(other)) + kinship(papers[document], papers[other]),
      }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, limit);
  };
}

function product(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0);
  return sum;
}

function kinship(a: Paper | undefined, b: Paper | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const author = a.authors.some((name) => b.authors.includes(name));
  const category = a.categories?.some((name) => b.categories?.includes(name)) ?? false;
  return (author ? SAME_AUTHOR : 0) + (category ? SAME_CATEGORY : 0);
}
