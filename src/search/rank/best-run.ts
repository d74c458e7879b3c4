import type { PackedIndex } from '../index/packed-index.ts';
import type { DocumentFilter } from '../query/filters.ts';
import { type Bar, isHopeless } from './bar.ts';
import { createCandidates } from './candidates.ts';
import { endOfStretch } from './stretch.ts';
import { createBest, type ScoredDocument } from './top.ts';
import { setBest, type WeightedQuery, type WeightedTerm } from './weighted-terms.ts';
import type { RankingWeights } from './weights.ts';

export interface RunRequest {
  readonly filter?: DocumentFilter | undefined;
  readonly limit: number;
  /** See `ScoreRequest`. */
  readonly minCoverage: number;
  /** What a match holds at least, in `WeightedQuery.massUnits`, where an earlier run told. */
  readonly leastMass?: number | undefined;
}

/** What two runs that score the documents of one query tell each other. */
export interface OtherRun {
  /** A document of this run needs a score above this to be among the best of both; -1 while that is not known. */
  readonly score: number;
  /** The most that a document of the other run holds, as far as that knows. */
  readonly mostMass: number;
  /** Tells how much a document needs to be among the best of this run, and the most that one holds. */
  tell(least: number, mostMass: number): void;
}

/** A document with what it holds of a query. */
export interface HeldDocument extends ScoredDocument {
  readonly mass: number;
}

/** A search for the best documents under way, piece by piece. */
export interface BestRun {
  /** Scores the documents of `[from, to)`, none of which is before those that were scored. */
  score(from: number, to: number): void;
  /** The best of those that were scored, and more than hold enough, best first. Scores and masses are in units of the query. */
  found(): HeldDocument[];
  /** The most that one of them holds, `ANY_MASS` where that is not looked at. */
  readonly mostMass: number;
}

/** More than a document can hold. */
export const ANY_MASS = 2 ** 30;
/** What sums of idf in another order may differ by. */
const TOLERANCE = 1e-4;

/** What a match holds at least when one holds so much. */
export function leastMassOf({ massUnits }: WeightedQuery, minCoverage: number, mostMass: number): number {
  return Math.max(0, Math.ceil(mostMass * minCoverage - TOLERANCE * massUnits));
}

/**
 * Dynamic pruning after Turtle and Flood, "Query Evaluation: Strategies and Optimizations" (1995, MaxScore), with the
 * best score of each block: of every stretch of documents the terms that count least are only looked up for documents that
 * others made good enough.
 */
export function createBestRuns(index: PackedIndex, weights: RankingWeights) {
  const candidates = createCandidates(index, weights);

  return (query: WeightedQuery, request: RunRequest, other?: OtherRun): BestRun => {
    const { terms } = query;
    const { filter, limit, minCoverage, leastMass } = request;
    const best = createBest(Math.min(limit, index.documents));
    /** What those hold that were among the best. */
    const massOf = new Map<number, number>();
    const bar: Bar = {
      leastMass: leastMass ?? 0,
      mostMass: leastMass === undefined ? 0 : ANY_MASS,
      score: -1,
    };
    let passed = 0;

    function raiseMass(mass: number): void {
      if (mass <= bar.mostMass) return;
      bar.mostMass = mass;
      bar.leastMass = leastMassOf(query, minCoverage, mass);
    }

    function scoreStretch(from: number, to: number): void {
      const { first, rest, restMass } = divide(terms, from, to, bar);
      const count = evaluate(first, rest, restMass, from, to);
      for (let c = 0; c < count; c++) {
        const score = candidates.scores[c] ?? 0;
        const mass = candidates.masses[c] ?? 0;
        raiseMass(mass);
        if (mass < bar.leastMass || (best.isFull && score <= best.least)) continue;
        const document = candidates.documents[c] ?? 0;
        best.offer(document, score);
        massOf.set(document, mass);
      }
      if (best.isFull) bar.score = best.least;
      if (other === undefined) return;
      other.tell(bar.score, bar.mostMass);
      bar.score = Math.max(bar.score, other.score);
      raiseMass(other.mostMass);
    }

    /** Scores the documents of a stretch that may reach the bar; gives how many. */
    function evaluate(first: number, rest: number, restMass: number, from: number, to: number): number {
      if (first === terms.length) return 0;
      for (let i = first; i < terms.length; i++) {
        const term = terms[i];
        if (term !== undefined && term.best > 0) candidates.add(term, from, to);
      }
      let left = rest;
      let leftMass = restMass;
      let count = candidates.gather(from, left, leftMass, bar, filter);
      for (let i = first - 1; i >= 0 && count > 0; i--) {
        const term = terms[i];
        if (term === undefined || term.best === 0) continue;
        left -= term.best;
        leftMass -= term.mass;
        count = candidates.lookUp(term, count, left, leftMass, bar);
      }
      return count;
    }

    return {
      score(from, to) {
        for (let at = from, end = from; at < to; at = end) {
          end = Math.min(to, endOfStretch(index, at, passed));
          scoreStretch(at, end);
          passed += end - at;
        }
      },
      found: () => best.sorted().map((one) => ({ ...one, mass: massOf.get(one.document) ?? 0 })),
      get mostMass() {
        return bar.mostMass;
      },
    };
  };
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
