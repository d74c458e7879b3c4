/** Postings stem by stem, delta-coded in blocks, each block with the best score of any of its documents. */
export interface PackedPostings {
  /** Postings of stem `s` are numbered `[postingStart[s], postingStart[s + 1])`, documents ascending. */
  readonly postingStart: Uint32Array;
  /** Occurrences in the whole text in the low six bits, in the title in the high two; both capped. */
  readonly postingCount: Uint8Array;
  /** Blocks of stem `s` are `[blockStart[s], blockStart[s + 1])`, each with `BLOCK` postings except the last. */
  readonly blockStart: Uint32Array;
  /** Where each block begins in `postingGaps`, and the end of the last one. */
  readonly blockGaps: Uint32Array;
  /** The last document of each block. */
  readonly blockLast: Uint32Array;
  /** The best BM25 score in each block, as a share of the stem's full weight, in 255ths, rounded up; see `bestShares`. */
  readonly blockBest: Uint8Array;
  /** Factor for `blockBest`: an upper bound on how much any of them has grown since they were computed. */
  readonly bestGrowth: number;
  /**
   * Gaps between consecutive documents, as varints. The first gap of a block counts from the last document of the previous
   * block; the very first is the document number itself.
   */
  readonly postingGaps: Uint8Array;
}

/** Postings per block. */
export const BLOCK = 128;
/** Caps on a posting's count in the text and in the title. */
export const TEXT_COUNT_LIMIT = 63;
export const TITLE_COUNT_LIMIT = 3;

/** Postings without best scores yet. */
export type UnscoredPostings = Omit<PackedPostings, 'blockBest' | 'bestGrowth'>;

type PackedGaps = Omit<UnscoredPostings, 'postingStart' | 'postingCount'>;

/** Reads the `size` documents of a block into `into[at]` and following. @param first - The stem's first block. */
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
    // Every gap is a single byte, as usual for common stems.
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

/** How many documents contain a stem; 0 for `NONE`. */
export function holders({ postingStart }: Pick<PackedPostings, 'postingStart'>, stem: number): number {
  return (postingStart[stem + 1] ?? 0) - (postingStart[stem] ?? 0);
}

/** All documents that contain a stem, ascending. */
export function documentsHolding(packed: Omit<UnscoredPostings, 'postingCount'>, stem: number): Uint32Array {
  const found = new Uint32Array(holders(packed, stem));
  const first = packed.blockStart[stem] ?? 0;
  for (let at = 0, block = first; at < found.length; at += BLOCK, block++)
    readBlock(packed, block, first, Math.min(BLOCK, found.length - at), found, at);
  return found;
}
