import { FULL_SHARE } from '../index/block-best.ts';
import { fullWeights, idfOf } from '../index/bm25.ts';
import { bestGrowths, holdersOf, titlesHolding } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { enterPartOf, openCursor, type PostingCursor } from '../index/posting-cursor.ts';
import type { QueryTerm } from '../query/terms.ts';
import type { RankingWeights } from './weights.ts';

/** A query term with its weights, in units of 2^-29 of the whole query's maximum: integer sums don't depend on order. */
export interface WeightedTerm {
  readonly stem: number;
  readonly cursor: PostingCursor;
  /** Its maximum in a text and in a title, as the count tends to infinity. */
  readonly text: number;
  readonly title: number;
  /** What a share of one (see `PackedPostings.blockBest`) counts at most, and the same in the tail. */
  share: number;
  readonly laterShare: number;
  /** Its part of the coverage. */
  readonly mass: number;
  /** The first block not before the current documents, and the best that one of these can score for it. */
  near: number;
  best: number;
}

export interface WeightedQuery {
  /** Lightest first. */
  readonly terms: readonly WeightedTerm[];
  /** Units per score of 1, and per coverage of 1. */
  readonly units: number;
  readonly massUnits: number;
}

/** Sums stay below this, so they are small integers. */
const MOST_UNITS = 2 ** 29;
/** Many times the rounding error of a floating-point product. */
const SLACK = 1 + 1e-9;

export function weigh(
  index: PackedIndex,
  weights: RankingWeights,
  query: readonly QueryTerm[],
): WeightedQuery {
  const { documents } = index;
  const weighed = query
    .filter(({ stem }) => holdersOf(index, stem) > 0)
    .map(({ stem, weight }) => {
      const papers = holdersOf(index, stem);
      const [text, title] = fullWeights(weights, documents, papers, titlesHolding(index, stem));
      return {
        stem,
        text: weight * text,
        title: weight * title,
        mass: idfOf(documents, papers),
      };
    })
    .sort((a, b) => a.text + a.title - (b.text + b.title) || a.stem - b.stem);
  const units = unitsFor(weighed.reduce((sum, { text, title }) => sum + text + title, 0));
  const massUnits = unitsFor(weighed.reduce((sum, { mass }) => sum + mass, 0));
  const terms = weighed.map(({ stem, text, title, mass }): WeightedTerm => {
    const cursor = openCursor(index, stem);
    const share = (((text + title) * units) / FULL_SHARE) * SLACK;
    const [growth, laterGrowth] = bestGrowths(index, stem);
    return {
      stem,
      cursor,
      text: text * units,
      title: title * units,
      share: share * growth,
      laterShare: share * laterGrowth,
      mass: Math.max(1, Math.round(mass * massUnits)),
      near: cursor.firstBlock,
      best: 0,
    };
  });
  return { terms, units, massUnits };
}

function unitsFor(most: number): number {
  return most === 0 ? 1 : 2 ** Math.floor(Math.log2(MOST_UNITS / most));
}

/** Sets the best that a document of `[from, to)` can score for a term; returns whether any may have it. Ranges must ascend. */
export function setBest(term: WeightedTerm, from: number, to: number): boolean {
  const { cursor } = term;
  if (from >= cursor.end && enterPartOf(cursor, from)) {
    term.near = cursor.firstBlock;
    term.share = term.laterShare;
  }
  const { blockLast, blockBest } = cursor.postings;
  const last = to - 1 - cursor.offset;
  let block = term.near;
  while (block < cursor.endBlock && (blockLast[block] ?? 0) < from - cursor.offset) block++;
  term.near = block;
  let share = 0;
  // The cursor may be in this very block, at a document after all of these.
  if (cursor.block !== block || (cursor.documents[cursor.at] ?? 0) < to) {
    for (; block < cursor.endBlock; block++) {
      if ((blockBest[block] ?? 0) > share) share = blockBest[block] ?? 0;
      if ((blockLast[block] ?? 0) >= last) break;
    }
  }
  term.best = share === 0 ? 0 : Math.ceil(share * term.share) + 1;
  return term.best > 0;
}
