import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { seek } from '../index/posting-cursor.ts';
import type { DocumentFilter } from '../query/filters.ts';
import { type Bar, isHopeless } from './bar.ts';
import { createCandidates } from './candidates.ts';
import { placeOf } from './place-of.ts';
import { endOfStretch } from './stretch.ts';
import { createTermScore } from './term-score.ts';
import { createBest, type ScoredDocument } from './top.ts';
import { setBest, type WeightedQuery, type WeightedTerm } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

interface BestRequest {
  readonly filter?: DocumentFilter | undefined;
  readonly limit: number;
  /** See `ScoreRequest`. */
  readonly minCoverage: number;
}

interface BestFound {
  readonly top: readonly ScoredDocument[];
  /** What a match holds at least of the query, in `WeightedQuery.massUnits`. */
  readonly leastMass: number;
}

export interface BestSearch {
  /** @param query - Gives it with its cursors at the beginning. */
  best(query: () => WeightedQuery, request: BestRequest): BestFound;
  /** The `most` best of some documents, and those of them that are to be kept, best first. */
  scored(
    query: WeightedQuery,
    documents: readonly number[],
    most: number,
    kept: readonly number[],
  ): ScoredDocument[];
}

/** What sums of idf in another order may differ by. */
const TOLERANCE = 1e-4;
const ANY_MASS = 2 ** 30;

/**
 * Dynamic pruning after Turtle and Flood, "Query Evaluation: Strategies and Optimizations" (1995, MaxScore), with the
 * best score of each block: of every stretch of documents the terms that count least are only looked up for documents that
 * others made good enough.
 */
export function createBestSearch(index: PackedIndex, weights: RankingWeights): BestSearch {
  const { documents } = index;
  const scoreOf = createTermScore(index, weights);
  const candidates = createCandidates(index, weights);

  function search(
    { terms, units, massUnits }: WeightedQuery,
    { filter, limit, minCoverage }: BestRequest,
    known?: number,
  ): BestFound & { readonly isSure: boolean } {
    const best = createBest(Math.min(limit, documents));
    /** What those hold that were among the best. */
    const massOf = new Map<number, number>();
    const leastOf = (mass: number) => Math.ceil(mass * minCoverage - TOLERANCE * massUnits);
    const bar: Bar = { leastMass: known ?? 0, mostMass: known === undefined ? 0 : ANY_MASS, score: -1 };

    for (let from = 0, to = 0; from < documents; from = to) {
      to = endOfStretch(index, from);
      const { first, rest, restMass } = divide(terms, from, to, bar);
      const count = evaluate(terms, first, rest, restMass, from, to);
      for (let c = 0; c < count; c++) {
        const score = candidates.scores[c] ?? 0;
        const mass = candidates.masses[c] ?? 0;
        if (mass > bar.mostMass) {
          bar.mostMass = mass;
          bar.leastMass = leastOf(mass);
        }
        if (mass < bar.leastMass || (best.isFull && score <= best.least)) continue;
        const document = candidates.documents[c] ?? 0;
        best.offer(document, score);
        massOf.set(document, mass);
      }
      if (best.isFull) bar.score = best.least;
    }
    const all = best.sorted();
    const top = all.filter(({ document }) => (massOf.get(document) ?? 0) >= bar.leastMass);
    return {
      top: top.map(({ document, score }) => ({ document, score: score / units })),
      leastMass: bar.leastMass,
      // What was no match in the end may have taken the place of one that is.
      isSure: top.length === all.length || !best.isFull,
    };

    /** Scores the documents of a stretch that may reach the bar; gives how many. */
    function evaluate(
      query: readonly WeightedTerm[],
      first: number,
      rest: number,
      restMass: number,
      from: number,
      to: number,
    ): number {
      if (first === query.length) return 0;
      for (let i = first; i < query.length; i++) {
        const term = query[i];
        if (term !== undefined && term.best > 0) candidates.add(term, from, to);
      }
      let left = rest;
      let leftMass = restMass;
      let count = candidates.gather(from, left, leftMass, bar, filter);
      for (let i = first - 1; i >= 0 && count > 0; i--) {
        const term = query[i];
        if (term === undefined || term.best === 0) continue;
        left -= term.best;
        leftMass -= term.mass;
        count = candidates.lookUp(term, count, left, leftMass, bar);
      }
      return count;
    }
  }

  /** Tells the terms that alone make no document good enough, those before `first`, and what they count at most. */
  function divide(terms: readonly WeightedTerm[], from: number, to: number, bar: Bar) {
    let rest = 0;
    let restMass = 0;
    let first = terms.length;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i];
      if (term === undefined || !setBest(term, from, to) || i > first) continue;
      if (isHopeless(bar, rest + term.best, restMass + term.mass)) {
        rest += term.best;
        restMass += term.mass;
      } else first = i;
    }
    return { first, rest, restMass };
  }

  return {
    best(query, request) {
      const found = search(query(), request);
      return found.isSure ? found : search(query(), request, found.leastMass);
    },

    scored({ terms, units }, wanted, most, kept) {
      const ascending = distinct(Uint32Array.from(wanted).sort());
      const found = new Int32Array(ascending.length);
      for (const term of terms) addTo(found, ascending, term);
      const best = createBest(Math.min(most, ascending.length));
      for (let i = 0; i < ascending.length; i++) best.offer(ascending[i] ?? 0, found[i] ?? 0);
      const first = best.sorted();
      if (first.length < ascending.length) {
        const among = new Set(first.map(({ document }) => document));
        for (const document of new Set(kept)) {
          const place = placeOf(ascending, document);
          if (place !== NONE && !among.has(document)) first.push({ document, score: found[place] ?? 0 });
        }
      }
      return first
        .map(({ document, score }) => ({ document, score: score / units }))
        .sort((a, b) => b.score - a.score || a.document - b.document);
    },
  };

  /** Adds what a term counts in each of some documents. */
  function addTo(found: Int32Array, ascending: Uint32Array, term: WeightedTerm): void {
    const { cursor } = term;
    for (let i = 0; i < ascending.length; i++) {
      const document = ascending[i] ?? 0;
      const next = seek(cursor, document);
      if (next === NONE && cursor.end === NONE) break;
      if (next === document)
        found[i] =
          (found[i] ?? 0) +
          scoreOf(term, cursor.postings.postingCount[cursor.posting + cursor.at] ?? 0, document);
    }
  }
}

/** Numbers that ascend, each once. */
function distinct(ascending: Uint32Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < ascending.length; i++)
    if (i === 0 || ascending[i] !== ascending[i - 1]) ascending[count++] = ascending[i] ?? 0;
  return ascending.subarray(0, count);
}
