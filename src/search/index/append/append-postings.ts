import { sharedArray } from '../growing-array.ts';
import type { PackedIndex } from '../packed-index.ts';
import { BLOCK, documentsHolding, holders, readBlock, type UnscoredPostings } from '../postings.ts';
import { varintSize, writeVarint } from '../varint.ts';
import type { Places } from './places.ts';

/** Sizes of the joined arrays. */
interface Sizes {
  readonly blocks: number;
  readonly bytes: number;
}

/** The last document that contains a stem, from which the next gap counts; 0 if there is none. */
function lastHolder({ blockStart, blockLast }: UnscoredPostings, stem: number): number {
  const end = blockStart[stem + 1] ?? 0;
  return end > (blockStart[stem] ?? 0) ? (blockLast[end - 1] ?? 0) : 0;
}

/** The first document that contains a stem, which must have postings. */
function firstHolder(postings: UnscoredPostings, stem: number): number {
  const block = postings.blockStart[stem] ?? 0;
  const found = new Uint32Array(1);
  readBlock(postings, block, block, 1, found, 0);
  return found[0] ?? 0;
}

/** The first gap of a stem's added postings, counted from its last document before them. */
function firstGap(
  first: UnscoredPostings,
  second: UnscoredPostings,
  documents: number,
  old: number | undefined,
  stem: number,
) {
  return firstHolder(second, stem) + documents - (old === undefined ? 0 : lastHolder(first, old));
}

/**
 * Appends postings stem by stem. Existing postings are copied unchanged, in one piece from each stem with new postings to
 * the next. Documents of `second` are numbered after those of `first`.
 */
export function appendPostings(
  first: PackedIndex,
  second: PackedIndex,
  stems: Places,
): Pick<PackedIndex, keyof UnscoredPostings | 'titleFrequency'> {
  const { documents } = first;
  const oldOf = (stem: number) => (stems.isHeld[stem] === true ? stems.at[stem] : undefined);
  const sizes = measure();
  const postingStart = sharedArray(Uint32Array, stems.count + 1);
  const postingCount = sharedArray(Uint8Array, first.postingCount.length + second.postingCount.length);
  const blockStart = sharedArray(Uint32Array, stems.count + 1);
  const blockGaps = sharedArray(Uint32Array, sizes.blocks + 1);
  const blockLast = sharedArray(Uint32Array, sizes.blocks);
  const postingGaps = sharedArray(Uint8Array, sizes.bytes);
  const titleFrequency = sharedArray(Uint32Array, stems.count);
  let stemsDone = 0;
  let from = 0;
  let postings = 0;
  let blocks = 0;
  let bytes = 0;

  function measure(): Sizes {
    let all = first.blockLast.length;
    let size = first.postingGaps.length + second.postingGaps.length;
    for (let stem = 0; stem + 1 < second.postingStart.length; stem++) {
      const old = oldOf(stem);
      const before = old === undefined ? 0 : holders(first, old);
      const added = holders(second, stem);
      all += Math.ceil((before + added) / BLOCK) - Math.ceil(before / BLOCK);
      if (added === 0) continue;
      const gap = firstGap(first, second, documents, old, stem);
      size += varintSize(gap) - varintSize(firstHolder(second, stem));
    }
    return { blocks: all, bytes: size };
  }

  /** Copies the first postings up to stem `end`. */
  function keepUntil(end: number): void {
    const posting = first.postingStart[from] ?? 0;
    const block = first.blockStart[from] ?? 0;
    const endBlock = first.blockStart[end] ?? 0;
    const gaps = first.blockGaps[block] ?? 0;
    const endGaps = first.blockGaps[endBlock] ?? 0;
    postingCount.set(first.postingCount.subarray(posting, first.postingStart[end]), postings);
    postingGaps.set(first.postingGaps.subarray(gaps, endGaps), bytes);
    blockLast.set(first.blockLast.subarray(block, endBlock), blocks);
    titleFrequency.set(first.titleFrequency.subarray(from, end), stemsDone);
    for (let i = block; i < endBlock; i++)
      blockGaps[blocks + i - block] = (first.blockGaps[i] ?? 0) + bytes - gaps;
    for (; from < end; from++) {
      postingStart[stemsDone] = (first.postingStart[from] ?? 0) + postings - posting;
      blockStart[stemsDone++] = (first.blockStart[from] ?? 0) + blocks - block;
    }
    postings += (first.postingStart[end] ?? 0) - posting;
    blocks += endBlock - block;
    bytes += endGaps - gaps;
  }

  function append(stem: number, old: number | undefined): void {
    const before = old === undefined ? 0 : holders(first, old);
    if (old === undefined) {
      postingStart[stemsDone] = postings;
      blockStart[stemsDone++] = blocks;
    }
    const number = stemsDone - 1;
    titleFrequency[number] = (titleFrequency[number] ?? 0) + (second.titleFrequency[stem] ?? 0);
    const start = second.postingStart[stem] ?? 0;
    postingCount.set(second.postingCount.subarray(start, second.postingStart[stem + 1]), postings);
    let last = old === undefined ? 0 : lastHolder(first, old);
    let place = before;
    for (const holder of documentsHolding(second, stem)) {
      const document = holder + documents;
      if (place % BLOCK === 0) blockGaps[blocks++] = bytes;
      bytes = writeVarint(postingGaps, bytes, document - last);
      blockLast[blocks - 1] = document;
      last = document;
      place++;
    }
    postings += place - before;
  }

  for (let stem = 0; stem + 1 < second.postingStart.length; stem++) {
    const old = oldOf(stem);
    keepUntil(old === undefined ? (stems.at[stem] ?? 0) : old + 1);
    append(stem, old);
  }
  keepUntil(first.postingStart.length - 1);
  postingStart[stemsDone] = postings;
  blockStart[stemsDone] = blocks;
  blockGaps[blocks] = bytes;
  return { postingStart, postingCount, blockStart, blockGaps, blockLast, postingGaps, titleFrequency };
}
