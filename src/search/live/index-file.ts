import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import { fingerprintIn, packChecked, readChecked } from './checked-file.ts';

/** Raised whenever the index or the way texts are read changes, so that an old file is built anew. */
export const INDEX_FORMAT = 'paperboy-index 20';

/** The content of an index file. @see writeWholeFile */
export function packIndexFile(fingerprint: string, index: PackedIndex): Iterable<Buffer> {
  return packChecked(INDEX_FORMAT, fingerprint, index);
}

/**
 * Reads the index of the catalog with this fingerprint into memory that threads share. Undefined when the file is absent,
 * torn, of another format or of another catalog: the caller builds anew. Blocks; meant for a worker thread.
 */
export function readIndexFile(file: string, fingerprint: string): PackedIndex | undefined {
  try {
    const index = readChecked(file, INDEX_FORMAT, fingerprint)?.value;
    return isPackedIndex(index) ? index : undefined;
  } catch {
    return undefined;
  }
}

/** The fingerprint of the catalog that a file is of; undefined when it is absent or of another format. Blocks. */
export function keptTexts(file: string): string | undefined {
  try {
    return fingerprintIn(file, INDEX_FORMAT);
  } catch {
    return undefined;
  }
}
