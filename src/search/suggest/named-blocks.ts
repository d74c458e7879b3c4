import { mapInSlices } from '../../slices.ts';

/** Finds titles that introduce a name of a given length among those with one beginning, without reading them all. */
export interface NamedBlocks {
  /** The documents at positions `[from, to)` of an order whose titles introduce a name of this many words. */
  within(order: Uint32Array, from: number, to: number, words: number): readonly number[];
  /** Precomputes the cached lengths, in slices. */
  prepare(): Promise<void>;
  /** Per block, the lengths of its names; 0 until the block was read. */
  readonly remembered: Uint8Array;
}

const BLOCK = 32;
/** Bit 0: the block was read. Bit n: it has a name of n words; the last bit: a longer one. */
const LOOKED_AT = 1;
const LAST_BIT = 7;

const bitOf = (words: number) => 1 << Math.min(words, LAST_BIT);

/**
 * @param titleOrder - All documents before the tail, by title. For any other order, every document is read.
 * @param titleName - How many words the name in each document's title has, 0 for none.
 * @param known - What an earlier index with the same order cached.
 */
export function createNamedBlocks(
  titleOrder: Uint32Array,
  titleName: ArrayLike<number>,
  known?: Uint8Array,
): NamedBlocks {
  const remembered = known?.slice() ?? new Uint8Array(Math.ceil(titleOrder.length / BLOCK));

  function lengthsIn(block: number): number {
    const before = remembered[block] ?? 0;
    if (before !== 0) return before;
    let lengths = LOOKED_AT;
    const end = Math.min(titleOrder.length, (block + 1) * BLOCK);
    for (let at = block * BLOCK; at < end; at++) {
      const words = titleName[titleOrder[at] ?? 0] ?? 0;
      if (words > 0) lengths |= bitOf(words);
    }
    remembered[block] = lengths;
    return lengths;
  }

  return {
    remembered,
    within(order, from, to, words) {
      const found: number[] = [];
      const isKnown = order === titleOrder;
      for (let at = from; at < to; ) {
        const block = Math.floor(at / BLOCK);
        const end = Math.min(to, (block + 1) * BLOCK);
        const mayHave = !isKnown || (lengthsIn(block) & bitOf(words)) !== 0;
        for (let i = at; mayHave && i < end; i++) {
          const document = order[i] ?? 0;
          if (titleName[document] === words) found.push(document);
        }
        at = end;
      }
      return found;
    },
    async prepare() {
      await mapInSlices(remembered.keys(), lengthsIn);
    },
  };
}
