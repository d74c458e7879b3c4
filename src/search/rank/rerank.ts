import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import type { RankedQuery } from '../query/terms.ts';
import type { CodeMarks } from './code-marks.ts';
import type { HeadText } from './head-texts.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredDocument } from './top.ts';
import type { RankingWeights } from './weights.ts';

/** Most query terms considered; a term number fits in a byte. */
const TERMS = 255;
/** Words farther apart than this aren't near. */
const WINDOW = 8;
/** A first occurrence at this word counts half as much as one at the beginning. */
const EARLY_HALF = 20;

/**
 * Reranks documents of a first round; `bonus` is added to a document's score.
 */
export type Reranker = (
  query: RankedQuery,
  head: readonly ScoredDocument[],
  bonus: (document: number) => number,
) => ScoredDocument[];

/** Makes a reranker for what BM25 can't see: order, proximity, spelling, position and title. */
export function createReranker(
  index: PackedIndex,
  scorer: Scorer,
  weights: RankingWeights,
  textOf: (document: number) => HeadText,
  /** Zeros between calls. */
  marks: CodeMarks,
): Reranker {
  const { titleLength, wordOfCode } = index;
  const { k1, b } = weights;
  /** Term number plus one for each word of the current query, in all forms. */
  const termOf = marks.of;
  /** Positions of query terms in the current document, and which term; reused, as a head has thousands. */
  const places: number[] = [];
  const found: number[] = [];

  return (query, head, bonus) => {
    const terms = query.terms.slice(0, TERMS);
    const idfs = terms.map(({ stem }) => scorer.idfOfStem(stem));
    const mass = idfs.reduce((sum, value) => sum + value, 0);
    if (mass === 0) {
      const boosted = head.map(({ document, score }) => ({ document, score: score + bonus(document) }));
      return boosted.sort((a, b) => b.score - a.score || a.document - b.document);
    }
    terms.forEach(({ stem }, i) => {
      marks.mark(stem, i + 1);
    });
    const numberOf = new Map(terms.map(({ stem }, i) => [stem, i]));
    const termOfStem = (stem: number) => numberOf.get(stem) ?? -1;
    const written = writtenForms(query, termOfStem);
    const formsOf = terms.map((_, term) => written.filter((form) => form.term === term));
    const pairs = pairsOf(query.order, termOfStem);
    const pairOf = new Int16Array(terms.length * terms.length).fill(-1);
    pairs.forEach(([first, second], pair) => {
      pairOf[first * terms.length + second] = pair;
    });
    const adjacent = new Uint16Array(pairs.length);
    const close = new Uint16Array(pairs.length);
    const firstPlace = new Int32Array(terms.length);

    const shortness = 1 / Math.max(1, query.order.length);
    const surfaceWeight = weights.surface + weights.surfaceShort * shortness;
    const titleWeight = weights.titleCoverage * (1 - shortness);
    const earlyWeight = weights.early * (1 - shortness);

    /** Records positions of query terms in a document, and counts the words as written; returns how many. */
    function look({ codes, from, to }: HeadText): number {
      firstPlace.fill(-1);
      for (const form of written) form.count = 0;
      let events = 0;
      for (let i = from; i < to; i++) {
        const code = codes[i] ?? 0;
        const term = (termOf[code] ?? 0) - 1;
        if (term < 0) continue;
        const word = wordOfCode[code] ?? 0;
        for (const form of formsOf[term] ?? []) if (form.word === word) form.count++;
        if (firstPlace[term] === -1) firstPlace[term] = i - from;
        places[events] = i - from;
        found[events++] = term;
      }
      return events;
    }

    /** Counts how often each pair is adjacent in order, and how often near. */
    function countPairs(events: number): void {
      adjacent.fill(0);
      close.fill(0);
      for (let i = 0; i < events; i++) {
        const here = places[i] ?? 0;
        const term = found[i] ?? 0;
        for (let j = i + 1; j < events; j++) {
          const distance = (places[j] ?? 0) - here;
          if (distance > WINDOW) break;
          const next = found[j] ?? 0;
          const inOrder = pairOf[term * terms.length + next] ?? -1;
          const turned = pairOf[next * terms.length + term] ?? -1;
          if (inOrder >= 0) {
            close[inOrder] = (close[inOrder] ?? 0) + 1;
            if (distance === 1) adjacent[inOrder] = (adjacent[inOrder] ?? 0) + 1;
          }
          if (turned >= 0) close[turned] = (close[turned] ?? 0) + 1;
        }
      }
    }

    const ranked = head.map(({ document, score }) => {
      const text = textOf(document);
      const titleEnd = titleLength[document] ?? 0;
      const norm = k1 * (1 - b + (b * (text.to - text.from)) / scorer.averageLength);
      const saturate = (count: number) => (count * (k1 + 1)) / (count + norm);
      const events = look(text);
      let surface = 0;
      for (const { count, idf, weight } of written) {
        if (count > 0) surface += weight * idf * saturate(count);
      }
      let ordered = 0;
      let near = 0;
      if (pairs.length > 0) countPairs(events);
      pairs.forEach(([first, second], pair) => {
        const idf = Math.min(idfs[first] ?? 0, idfs[second] ?? 0);
        ordered += idf * saturate(adjacent[pair] ?? 0);
        near += idf * saturate(close[pair] ?? 0);
      });
      let covered = 0;
      let titled = 0;
      let early = 0;
      for (let term = 0; term < terms.length; term++) {
        const first = firstPlace[term] ?? -1;
        if (first < 0) continue;
        const idf = idfs[term] ?? 0;
        covered += idf;
        early += idf / (1 + first / EARLY_HALF);
        if (first < titleEnd) titled += idf;
      }
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
    for (const { stem } of terms) marks.mark(stem, 0);
    return ranked.sort((a, b) => b.score - a.score || a.document - b.document);
  };

  /** The distinct words of a query as written, each with its term number. */
  function writtenForms(query: RankedQuery, term: (stem: number) => number): WrittenForm[] {
    const forms = new Map<number, WrittenForm>();
    query.surface.forEach((word, i) => {
      const stem = query.order[i] ?? 0;
      const known = forms.get(word);
      if (known !== undefined) known.weight++;
      else if (word !== NONE)
        forms.set(word, { word, term: term(stem), idf: scorer.idfOfStem(stem), weight: 1, count: 0 });
    });
    return [...forms.values()];
  }
}

/** A word of a query as written. */
interface WrittenForm {
  readonly word: number;
  readonly term: number;
  readonly idf: number;
  /** How often the query has it. */
  weight: number;
  /** How often the current document has it. */
  count: number;
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
