import { mapInSlices } from '../../slices.ts';
import type { NumberList } from '../index/three-bytes.ts';

/** Documents, or names, in an order of their own, of any part of which those of the highest rank are found. */
export interface RankedOrder {
  /**
   * The `limit` documents of the highest rank in `[from, to)` of the order, those first that stand first among equals, and each once.
   *
   * @param rankOf - Never more than `mostOf` gives for what ranks the documents as they are. Where that is no more than
   * `least`, it need not be more than that either.
   */
  highest(
    from: number,
    to: number,
    limit: number,
    rankOf: (document: number, least: number) => number,
    mostOf: (rank: number) => number,
  ): number[];
  /** Works out what is remembered, in slices. */
  prepare(): Promise<void>;
  /** What is remembered: of each block the highest rank, `NaN` where it is not known. */
  readonly remembered: Float64Array;
}

/** Documents of which the highest rank is remembered: of the others only those that may be higher are looked at. */
const BLOCK_OF_ORDER = 256;

/** What an earlier order of the same documents remembered, and in which places documents rank otherwise now. */
export interface RememberedRanks {
  readonly remembered: Float64Array;
  readonly changed: readonly number[];
}

/** @param rankOf - How documents rank as they are. The highest of each block is worked out when it is first asked for. */
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

  return {
    remembered: highestOf,

    async prepare() {
      await mapInSlices(highestOf.keys(), highestIn);
    },

    highest(from, to, limit, ranked, mostOf) {
      const kept: number[] = [];
      const ranks: number[] = [];
      if (limit <= 0) return kept;
      for (let at = from; at < to; ) {
        const block = Math.floor(at / BLOCK_OF_ORDER);
        const end = Math.min(to, (block + 1) * BLOCK_OF_ORDER);
        const least = kept.length < limit ? Number.NEGATIVE_INFINITY : (ranks[limit - 1] ?? 0);
        if (mostOf(highestIn(block)) > least) for (; at < end; at++) offer(order.at(at));
        at = end;
      }
      return kept;

      function offer(document: number): void {
        const least = kept.length < limit ? Number.NEGATIVE_INFINITY : (ranks[limit - 1] ?? 0);
        const rank = ranked(document, least);
        if (rank <= least || kept.includes(document)) return;
        let place = kept.length;
        while (place > 0 && (ranks[place - 1] ?? 0) < rank) place--;
        kept.splice(place, 0, document);
        ranks.splice(place, 0, rank);
        if (kept.length <= limit) return;
        kept.pop();
        ranks.pop();
      }
    },
  };
}
