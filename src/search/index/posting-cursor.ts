import { inSecond } from './joint-numbers.ts';
import { documentsOf } from './joint-postings.ts';
import { NONE } from './lexicon.ts';
import type { PackedIndex } from './packed-index.ts';
import { BLOCK, type PackedPostings, readBlock } from './postings.ts';

type Postings = PackedPostings & Pick<PackedIndex, 'tail'>;

/** Postings of a part of the papers, and the number of its first paper. */
interface Part {
  readonly postings: PackedPostings;
  readonly offset: number;
  /** The stem's number in this part. */
  readonly stem: number;
}

/** A forward-only cursor over the postings of one stem. A single object shape, since the loops over it are hot. */
export interface PostingCursor {
  /** The postings before the tail, later those of the tail, and the offset of document numbers there. */
  postings: PackedPostings;
  offset: number;
  stem: number;
  /** First document that is in `next`. */
  end: number;
  readonly next: Part | undefined;
  firstBlock: number;
  endBlock: number;
  /** The current block; the one before the first if none was read yet. */
  block: number;
  /** The documents of that block, the number of its first posting, and its size. */
  readonly documents: Uint32Array;
  posting: number;
  size: number;
  /** Position within the block. */
  at: number;
}

/** Opens a cursor before the first posting of a stem; `seek` moves it. */
export function openCursor(index: Postings, stem: number): PostingCursor {
  const { tail } = index;
  const start = tail === undefined || stem < tail.stems.first ? stem : NONE;
  const firstBlock = index.blockStart[start] ?? 0;
  return {
    postings: index,
    offset: 0,
    stem: start,
    end: tail === undefined ? NONE : tail.before.documents,
    next: tail && {
      postings: tail.index,
      offset: tail.before.documents,
      stem: inSecond(tail.stems, stem),
    },
    firstBlock,
    endBlock: index.blockStart[start + 1] ?? firstBlock,
    block: firstBlock - 1,
    documents: new Uint32Array(BLOCK),
    posting: 0,
    size: 0,
    at: 0,
  };
}

/** Moves on to the part of the papers that contains a document. Returns whether that is a different part. */
export function enterPartOf(cursor: PostingCursor, document: number): boolean {
  const { next } = cursor;
  if (document < cursor.end || next === undefined) return false;
  const { blockStart } = next.postings;
  cursor.postings = next.postings;
  cursor.offset = next.offset;
  cursor.stem = next.stem;
  cursor.end = NONE;
  cursor.firstBlock = blockStart[next.stem] ?? 0;
  cursor.endBlock = blockStart[next.stem + 1] ?? cursor.firstBlock;
  cursor.block = cursor.firstBlock - 1;
  cursor.size = 0;
  cursor.at = 0;
  return true;
}

/**
 * Moves to the first posting at or after document `target`, within the part of the papers that contains it. Returns that document,
 * or `NONE` if there is none.
 */
export function seek(cursor: PostingCursor, target: number): number {
  if (target >= cursor.end) enterPartOf(cursor, target);
  const { blockLast } = cursor.postings;
  const wanted = target - cursor.offset;
  let { block } = cursor;
  if (block < cursor.firstBlock || (blockLast[block] ?? 0) < wanted) {
    block++;
    while (block < cursor.endBlock && (blockLast[block] ?? 0) < wanted) block++;
    if (block >= cursor.endBlock) {
      cursor.block = cursor.endBlock;
      cursor.size = 0;
      cursor.at = 0;
      return NONE;
    }
    load(cursor, block);
  }
  if (block >= cursor.endBlock) return NONE;
  const { documents, size } = cursor;
  let { at } = cursor;
  while (at + 8 < size && (documents[at + 8] ?? 0) < target) at += 8;
  while ((documents[at] ?? 0) < target) at++;
  cursor.at = at;
  return documents[at] ?? NONE;
}

/** The last document of the current block; -1 before the first block, `NONE` after the last. */
export function lastOf({ postings, offset, block, firstBlock, endBlock }: PostingCursor): number {
  if (block < firstBlock) return -1;
  return block >= endBlock ? NONE : (postings.blockLast[block] ?? 0) + offset;
}

/** Reads a block and moves to its first posting. */
export function load(cursor: PostingCursor, block: number): void {
  const { postings, stem, offset, documents } = cursor;
  const posting = (postings.postingStart[stem] ?? 0) + (block - cursor.firstBlock) * BLOCK;
  cursor.block = block;
  cursor.posting = posting;
  cursor.size = Math.min(BLOCK, (postings.postingStart[stem + 1] ?? 0) - posting);
  cursor.at = 0;
  readBlock(postings, block, cursor.firstBlock, cursor.size, documents);
  if (offset > 0) for (let i = 0; i < cursor.size; i++) documents[i] = (documents[i] ?? 0) + offset;
}

/** The documents that contain all the stems, ascending. @param rarest - The stem in the fewest documents. */
export function holdingAll(index: Postings, rarest: number, others: readonly number[]): Uint32Array {
  return amongHolding(index, documentsOf(index, rarest), others);
}

/** The documents among those given that contain all the stems. @param documents - Ascending. */
export function amongHolding(index: Postings, documents: Uint32Array, stems: readonly number[]): Uint32Array {
  const cursors = stems.map((stem) => openCursor(index, stem));
  return documents.filter((document) => cursors.every((cursor) => seek(cursor, document) === document));
}
