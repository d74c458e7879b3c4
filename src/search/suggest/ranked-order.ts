import { mapInSlices } from '../../slices.ts';
import type { NumberList } from '../index/three-bytes.ts';

/** Documents, or names, in a fixed order; finds the highest ranks in any range of it. */
export interface RankedOrder {
  /**
   * The `limit` documents with the highest ranks in `[from, to)` of the order, each once; in this order among equals.
   *
   * @param rankOf - Never more than `mostOf` of the document's cached rank. If it's below `least`, any number below that
   * will do.
   */
  highest(
    from: number,
    to: number,
    limit: number,
    rankOf: (document: number, least: number) => number,
    mostOf: (rank: number) => number,
  ): number[];
  /** Precomputes the cached ranks, in slices. */
  prepare(): Promise<void>;
  /** The highest rank in each block, `NaN` if not known. */
  readonly remembered: Float64Array;
}

/** Documents per block: its highest rank is cached, and only blocks that may have higher ones are read. */
const BLOCK_OF_ORDER = 32;

/** The ranks cached by an earlier order of the same documents, and the positions where ranks have changed. */
export interface RememberedRanks {
  readonly remembered: Float64Array;
  readonly changed: readonly number[];
}

/** @param rankOf - The documents' ranks. The highest in each block is computed on first use. */
export function createRankedOrder(
  order: NumberList,
  rankOf: (document: number) => number,
  earlier?: RememberedRanks,
): RankedOrder {
  const highestOf = new Float64Array(Math.ceil(order.length / BLOCK_OF_ORDER)).fill(Number.NaN);
  if (earlier !== undefined) {
    highestOf.set(earlier.remembered);
    for (const place of earlier.changed) highestOf[Math.floor(place / BLOCK_OF_ORDER)] = Number.NaN;
  }

  function highestIn(block: number): number {
    const known = highestOf[block] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    let most = Number.NEGATIVE_INFINITY;
    const end = Math.min(order.length, (block + 1) * BLOCK_OF_ORDER);
    for (let i = block * BLOCK_OF_ORDER; i < end; i++) most = Math.max(most, rankOf(order.at(i)));
    highestOf[block] = most;
    return most;
  }

  function* unknownBlocks(): Generator<number> {
    for (let block = 0; block < highestOf.length; block++)
      if (Number.isNaN(highestOf[block] ?? Number.NaN)) yield block;
  }

  return {
    remembered: highestOf,

    async prepare() {
      await mapInSlices(unknownBlocks(), highestIn);
    },

    highest(from, to, limit, ranked, mostOf) {
      const kept = createKept(limit);
      if (limit <= 0 || from >= to) return kept.documents;
      const firstBlock = Math.floor(from / BLOCK_OF_ORDER);
      const lastBlock = Math.floor((to - 1) / BLOCK_OF_ORDER);
      // The likeliest blocks first: after them few others can have any.
      const likely = highestBlocks(firstBlock, lastBlock, limit);
      for (const block of likely) look(block);
      const looked = new Set(likely);
      for (let block = firstBlock; block <= lastBlock; block++) if (!looked.has(block)) look(block);
      return kept.documents;

      function look(block: number): void {
        const begin = Math.max(from, block * BLOCK_OF_ORDER);
        if (!kept.takes(mostOf(highestIn(block)), begin)) return;
        const end = Math.min(to, (block + 1) * BLOCK_OF_ORDER);
        for (let place = begin; place < end; place++) {
          const document = order.at(place);
          kept.offer(document, ranked(document, kept.least()), place);
        }
      }
    },
  };

  function highestBlocks(first: number, last: number, limit: number): readonly number[] {
    const best = createKept(limit);
    for (let block = first; block <= last; block++) best.offer(block, highestIn(block), block);
    return best.documents;
  }
}

/** Keeps the `limit` documents with the highest ranks, offered in any order; the first in position among equals. */
function createKept(limit: number) {
  const documents: number[] = [];
  const ranks: number[] = [];
  const places: number[] = [];

  const least = () => (documents.length < limit ? Number.NEGATIVE_INFINITY : (ranks[limit - 1] ?? 0));

  function takes(rank: number, place: number): boolean {
    const lowest = least();
    return rank > lowest || (rank === lowest && place < (places[limit - 1] ?? 0));
  }

  function remove(at: number): void {
    documents.splice(at, 1);
    ranks.splice(at, 1);
    places.splice(at, 1);
  }

  return {
    documents,
    /** The rank to reach. */
    least,
    takes,
    offer(document: number, rank: number, place: number): void {
      if (!takes(rank, place)) return;
      const before = documents.indexOf(document);
      if (before >= 0 && (places[before] ?? 0) < place) return;
      if (before >= 0) remove(before);
      let at = documents.length;
      while (at > 0 && isBehind(at - 1)) at--;
      documents.splice(at, 0, document);
      ranks.splice(at, 0, rank);
      places.splice(at, 0, place);
      if (documents.length > limit) remove(limit);

      function isBehind(other: number): boolean {
        const otherRank = ranks[other] ?? 0;
        return otherRank < rank || (otherRank === rank && (places[other] ?? 0) > place);
      }
    },
  };
}
