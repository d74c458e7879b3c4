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
  /** The least coverage of a match, in `WeightedQuery.massUnits`, if known from an earlier run. */
  readonly leastMass?: number | undefined;
}

/** What two runs over one query's documents tell each other. */
export interface OtherRun {
  /** A document of this run must beat this score to be among the best of both; -1 while unknown. */
  readonly score: number;
  /** The best coverage in the other run so far. */
  readonly mostMass: number;
  /** Tells the score needed to be among the best of this run, and its best coverage. */
  tell(least: number, mostMass: number): void;
}

/** A document with its coverage of a query. */
export interface HeldDocument extends ScoredDocument {
  readonly mass: number;
}

/** A search for the best documents, piece by piece. */
export interface BestRun {
  /** Scores the documents of `[from, to)`; pieces must ascend. */
  score(from: number, to: number): void;
  /** The best scored so far, including some that may not cover enough, best first. Scores and masses are in units of the query. */
  found(): HeldDocument[];
  /** Their best coverage; `ANY_MASS` if coverage isn't tracked. */
  readonly mostMass: number;
}

/** More than any coverage. */
export const ANY_MASS = 2 ** 30;
/** Rounding difference between sums of idf in different orders. */
const TOLERANCE = 1e-4;

/** The least coverage of a match, given the best coverage. */
export function leastMassOf({ massUnits }: WeightedQuery, minCoverage: number, mostMass: number): number {
  return Math.max(0, Math.ceil(mostMass * minCoverage - TOLERANCE * massUnits));
}

/**
 * Dynamic pruning after Turtle and Flood, "Query Evaluation: Strategies and Optimizations" (1995, MaxScore), with the
 * best score of each block: in each stretch of documents, the lightest terms are only looked up for documents that
 * the others made good enough.
 */
export function createBestRuns(index: PackedIndex, weights: RankingWeights) {
  const candidates = createCandidates(index, weights);

  return (query: WeightedQuery, request: RunRequest, other?: OtherRun): BestRun => {
    const { terms } = query;
    const { filter, limit, minCoverage, leastMass } = request;
    const best = createBest(Math.min(limit, index.documents));
    /** The coverage of documents that were among the best. */
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

    /** Scores the documents of a stretch that may reach the bar; returns how many. */
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

/** Finds the terms that can't make a document good enough by themselves (those before `first`), and their upper bound. */
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
