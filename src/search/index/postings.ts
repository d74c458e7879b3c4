/** Postings of one stem after the other, delta-coded in blocks, each with the best that a document of it can score. */
export interface PackedPostings {
  /** Postings of stem `s` are numbered `[postingStart[s], postingStart[s + 1])`, documents ascending. */
  readonly postingStart: Uint32Array;
  /** Occurrences in the whole text in the low six bits, in the title in the high two; both capped. */
  readonly postingCount: Uint8Array;
  /** Blocks of stem `s` are `[blockStart[s], blockStart[s + 1])`, of `BLOCK` postings each but the last. */
  readonly blockStart: Uint32Array;
  /** Where in the gaps each block begins; one entry more than blocks. */
  readonly blockGaps: Uint32Array;
  /** The last document of each block. */
  readonly blockLast: Uint32Array;
  /** The best BM25 of each block, as a share of what the stem counts at most, in 255ths, rounded up; see `bestShares`. */
  readonly blockBest: Uint8Array;
  /** What these are to be multiplied by: since they were worked out, none has grown by more. */
  readonly bestGrowth: number;
  /**
   * From each document to the next: seven bits a byte, the lowest first, the eighth set where more follow. The first of
   * a block is from the last of the block before; the first of all is the document itself.
   */
  readonly postingGaps: Uint8Array;
}

/** Postings of a block. */
export const BLOCK = 128;
/** Largest count of a posting's text part and title part. */
export const TEXT_COUNT_LIMIT = 63;
export const TITLE_COUNT_LIMIT = 3;

/** Postings of which it is not worked out yet what they can score. */
export type UnscoredPostings = Omit<PackedPostings, 'blockBest' | 'bestGrowth'>;

type PackedGaps = Omit<UnscoredPostings, 'postingStart' | 'postingCount'>;

/** Reads the documents of one block, of which there are `size`, from `into[at]` on. @param first - Of its stem. */
export function readBlock(
  { blockGaps, blockLast, postingGaps }: PackedGaps,
  block: number,
  first: number,
  size: number,
  into: Uint32Array,
  at = 0,
): void {
  let from = blockGaps[block] ?? 0;
  let document = block === first ? 0 : (blockLast[block - 1] ?? 0);
  const end = at + size;
  if ((blockGaps[block + 1] ?? 0) - from === size) {
    // Each gap is one byte, as those of a common stem are.
    for (let i = at; i < end; i++) {
      document += postingGaps[from++] ?? 0;
      into[i] = document;
    }
    return;
  }
  for (let i = at; i < end; i++) {
    let byte = postingGaps[from++] ?? 0;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postingGaps[from++] ?? 0;
      gap |= (byte & 127) << shift;
    }
    document += gap;
    into[i] = document;
  }
}

/** How many documents hold a stem; none hold `NONE`. */
export function holders({ postingStart }: Pick<PackedPostings, 'postingStart'>, stem: number): number {
  return (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
}

/** All documents that hold a stem, ascending. */
export function documentsHolding(packed: Omit<UnscoredPostings, 'postingCount'>, stem: number): Uint32Array {
  const found = new Uint32Array(holders(packed, stem));
  const first = packed.blockStart[stem] ?? 0;
  for (let at = 0, block = first; at < found.length; at += BLOCK, block++)
    readBlock(packed, block, first, Math.min(BLOCK, found.length - at), found, at);
  return found;
}
