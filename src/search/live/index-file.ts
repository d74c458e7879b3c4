import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import { fingerprintIn, packChecked, readChecked } from './checked-file.ts';

/** Increment when the index or text processing changes, so that old files are rebuilt. */
export const INDEX_FORMAT = 'paperboy-index 20';

/** Encodes an index as file content. @see writeWholeFile */
export function packIndexFile(fingerprint: string, index: PackedIndex): Iterable<Buffer> {
  return packChecked(INDEX_FORMAT, fingerprint, index);
}

/**
 * Reads the index of the catalog with this fingerprint into shared memory. Undefined if the file is missing, torn, or of
 * another format or catalog; then the caller builds the index. Blocks; meant for a worker.
 */
export function readIndexFile(file: string, fingerprint: string): PackedIndex | undefined {
  try {
    const index = readChecked(file, INDEX_FORMAT, fingerprint)?.value;
    return isPackedIndex(index) ? index : undefined;
  } catch {
    return undefined;
  }
}

/** The fingerprint of the catalog in an index file; undefined if the file is missing or of another format. Blocks. */
export function keptTexts(file: string): string | undefined {
  try {
    return fingerprintIn(file, INDEX_FORMAT);
  } catch {
    return undefined;
  }
}
