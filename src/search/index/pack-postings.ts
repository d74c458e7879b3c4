import { BLOCK, type UnscoredPostings } from './postings.ts';
import { varintSize, writeVarint } from './varint.ts';

/** First pass over the stems of documents, in document order, to measure the space their postings need. */
export interface PostingMeasure {
  take(stem: number, document: number): void;
  /** The second pass: takes the same sequence again, with counts, and writes the postings. */
  finish(): PostingWriter;
}

interface PostingWriter {
  /** @param both - See `UnscoredPostings.postingCount`. */
  put(stem: number, document: number, both: number): void;
  /** Complete once everything was put. */
  readonly postings: UnscoredPostings;
}

/** Packs postings that arrive document by document. Takes them twice instead of buffering them all. */
export function measurePostings(stems: number): PostingMeasure {
  const postingStart = new Uint32Array(stems + 1);
  const bytesOf = new Uint32Array(stems);
  const last = new Uint32Array(stems);
  return {
    take(stem, document) {
      postingStart[stem + 1] = (postingStart[stem + 1] ?? 0) + 1;
      bytesOf[stem] = (bytesOf[stem] ?? 0) + varintSize(document - (last[stem] ?? 0));
      last[stem] = document;
    },
    finish: () => createWriter(postingStart, bytesOf),
  };
}

/** @param postingStart - Posting counts per stem, shifted by one; turned into start offsets in place. */
function createWriter(postingStart: Uint32Array, bytesOf: Uint32Array): PostingWriter {
  const stems = bytesOf.length;
  const blockStart = new Uint32Array(stems + 1);
  /** Where the next gap of each stem goes. */
  const byteAt = new Uint32Array(stems);
  let bytes = 0;
  for (let stem = 0; stem < stems; stem++) {
    const postings = postingStart[stem + 1] ?? 0;
    blockStart[stem + 1] = (blockStart[stem] ?? 0) + Math.ceil(postings / BLOCK);
    postingStart[stem + 1] = (postingStart[stem] ?? 0) + postings;
    byteAt[stem] = bytes;
    bytes += bytesOf[stem] ?? 0;
  }
  const next = postingStart.slice(0, stems);
  const last = new Uint32Array(stems);
  const blocks = blockStart[stems] ?? 0;
  const blockGaps = new Uint32Array(blocks + 1);
  const blockLast = new Uint32Array(blocks);
  const postingGaps = new Uint8Array(bytes);
  const postingCount = new Uint8Array(postingStart[stems] ?? 0);
  blockGaps[blocks] = bytes;
  return {
    put(stem, document, both) {
      const posting = next[stem] ?? 0;
      const place = posting - (postingStart[stem] ?? 0);
      const block = (blockStart[stem] ?? 0) + Math.floor(place / BLOCK);
      const at = byteAt[stem] ?? 0;
      if (place % BLOCK === 0) blockGaps[block] = at;
      byteAt[stem] = writeVarint(postingGaps, at, document - (last[stem] ?? 0));
      blockLast[block] = document;
      last[stem] = document;
      postingCount[posting] = both;
      next[stem] = posting + 1;
    },
    postings: { postingStart, postingCount, blockStart, blockGaps, blockLast, postingGaps },
  };
}
