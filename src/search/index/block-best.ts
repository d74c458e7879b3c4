import { type Bm25, createPostingScore, fullWeights } from './bm25.ts';
import type { PackedIndex } from './packed-index.ts';
import { BLOCK, readBlock, type UnscoredPostings } from './postings.ts';

/** The byte value for a share of 1. */
export const FULL_SHARE = 255;

/** The parts of an index that best scores are computed from. */
export type Scored = UnscoredPostings &
  Pick<
    PackedIndex,
    'documents' | 'titleFrequency' | 'textLength' | 'titleLength' | 'textTotal' | 'titleTotal'
  >;

/**
 * The best score of any document in each block for its stem, as a share of the stem's full weight in text and title
 * together, in 255ths. Rounded up, so it is an upper bound. After Ding and Suel, "Faster Top-k
 * Document Retrieval Using Block-Max Indexes" (2011).
 */
export function bestShares(index: Scored, constants: Bm25): Uint8Array {
  const shares = new Uint8Array(index.blockLast.length);
  const put = createShareWriter(index, constants, shares);
  for (let stem = 0; stem + 1 < index.postingStart.length; stem++) put(stem);
  return shares;
}

/** Creates a function that computes the shares of a stem's blocks, optionally from a given block on. */
export function createShareWriter(
  index: Scored,
  constants: Bm25,
  shares: Uint8Array,
): (stem: number, from?: number) => void {
  const { documents, postingStart, postingCount, blockStart, titleFrequency } = index;
  const scoreOf = createPostingScore(constants, index);
  const block = new Uint32Array(BLOCK);
  return (stem, from = 0) => {
    const start = postingStart[stem] ?? 0;
    const to = postingStart[stem + 1] ?? 0;
    const [text, title] = fullWeights(constants, documents, to - start, titleFrequency[stem] ?? 0);
    const first = blockStart[stem] ?? 0;
    for (let at = start + from * BLOCK, number = first + from; at < to; at += BLOCK, number++) {
      const size = Math.min(BLOCK, to - at);
      readBlock(index, number, first, size, block);
      let best = 0;
      for (let i = 0; i < size; i++) {
        const score = scoreOf(text, title, postingCount[at + i] ?? 0, block[i] ?? 0);
        if (score > best) best = score;
      }
      shares[number] = Math.min(FULL_SHARE, Math.ceil((best / (text + title)) * FULL_SHARE + 1e-6));
    }
  };
}
