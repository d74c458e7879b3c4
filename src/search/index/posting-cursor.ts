import { NONE } from './lexicon.ts';
import { BLOCK, documentsHolding, readBlock, type UnscoredPostings } from './postings.ts';

type Postings = Omit<UnscoredPostings, 'postingCount'>;

/** A place in the postings of one stem, which moves forward only. One shape of object: the loops over them are hot. */
export interface PostingCursor {
  readonly firstBlock: number;
  readonly endBlock: number;
  /** The block that was read, and the block before the first one until one was. */
  block: number;
  /** The documents of that block, the number of the first of these postings, and how many there are. */
  readonly documents: Uint32Array;
  posting: number;
  size: number;
  /** The place among them. */
  at: number;
}

/** A cursor before the first posting of a stem; `seek` moves it to one. */
export function openCursor({ blockStart }: Postings, stem: number): PostingCursor {
  const firstBlock = blockStart[stem] ?? 0;
  const documents = new Uint32Array(BLOCK);
  const endBlock = blockStart[stem + 1] ?? firstBlock;
  return { firstBlock, endBlock, block: firstBlock - 1, documents, posting: 0, size: 0, at: 0 };
}

/** Moves to the first posting whose document is not before `target`; gives that document, `NONE` where there is none. */
export function seek(postings: Postings, stem: number, cursor: PostingCursor, target: number): number {
  const { blockLast } = postings;
  let { block } = cursor;
  if (block < cursor.firstBlock || (blockLast[block] ?? 0) < target) {
    block++;
    while (block < cursor.endBlock && (blockLast[block] ?? 0) < target) block++;
    if (block >= cursor.endBlock) {
      cursor.block = cursor.endBlock;
      cursor.size = 0;
      cursor.at = 0;
      return NONE;
    }
    load(postings, stem, cursor, block);
  }
  if (block >= cursor.endBlock) return NONE;
  const { documents, size } = cursor;
  let { at } = cursor;
  while (at + 8 < size && (documents[at + 8] ?? 0) < target) at += 8;
  while ((documents[at] ?? 0) < target) at++;
  cursor.at = at;
  return documents[at] ?? NONE;
}

/** Reads a block and stands at its first posting. */
export function load(postings: Postings, stem: number, cursor: PostingCursor, block: number): void {
  const posting = (postings.postingStart[stem] ?? 0) + (block - cursor.firstBlock) * BLOCK;
  cursor.block = block;
  cursor.posting = posting;
  cursor.size = Math.min(BLOCK, (postings.postingStart[stem + 1] ?? 0) - posting);
  cursor.at = 0;
  readBlock(postings, block, cursor.firstBlock, cursor.size, cursor.documents);
}

/** The documents that hold all of some stems, ascending. @param rarest - The one that the fewest hold. */
export function holdingAll(postings: Postings, rarest: number, others: readonly number[]): Uint32Array {
  return amongHolding(postings, documentsHolding(postings, rarest), others);
}

/** Those of some documents that hold all of some stems. @param documents - Ascending. */
export function amongHolding(
  postings: Postings,
  documents: Uint32Array,
  stems: readonly number[],
): Uint32Array {
  const cursors = stems.map((stem) => ({ stem, cursor: openCursor(postings, stem) }));
  return documents.filter((document) =>
    cursors.every(({ stem, cursor }) => seek(postings, stem, cursor, document) === document),
  );
}
