import { FULL_SHARE } from '../index/block-best.ts';
import { fullWeights, idfOf } from '../index/bm25.ts';
import { bestGrowths, holdersOf, titlesHolding } from '../index/joint-postings.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { enterPartOf, openCursor, type PostingCursor } from '../index/posting-cursor.ts';
import type { QueryTerm } from '../query/terms.ts';
import type { RankingWeights } from './weights.ts';

/** A term of a query with what it counts, in units of one 2^29th of what the whole query can at most: sums of integers do not depend on their order. */
export interface WeightedTerm {
  readonly stem: number;
  readonly cursor: PostingCursor;
  /** What it counts in a text and in a title, when it stands there without end. */
  readonly text: number;
  readonly title: number;
  /** What a share of one (see `PackedPostings.blockBest`) counts at most, and what it does in the tail. */
  share: number;
  readonly laterShare: number;
  /** What it counts of the coverage. */
  readonly mass: number;
  /** The first block that is not before the documents under way, and the best that one of these can score for it. */
  near: number;
  best: number;
}

export interface WeightedQuery {
  /** The ones that count least first. */
  readonly terms: readonly WeightedTerm[];
  /** Units in a score of 1, and in a coverage of 1. */
  readonly units: number;
  readonly massUnits: number;
}

/** Sums stay below this, so that they are small integers. */
const MOST_UNITS = 2 ** 29;
/** What a floating-point product may be off, many times over. */
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

/** Sets the best that a document of `[from, to)` can score for a term; whether any may hold it. The places of a term only grow. */
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
  // The cursor may stand in this very block, at a document behind all of these.
  if (cursor.block !== block || (cursor.documents[cursor.at] ?? 0) < to) {
    for (; block < cursor.endBlock; block++) {
      if ((blockBest[block] ?? 0) > share) share = blockBest[block] ?? 0;
      if ((blockLast[block] ?? 0) >= last) break;
    }
  }
  term.best = share === 0 ? 0 : Math.ceil(share * term.share) + 1;
  return term.best > 0;
}
