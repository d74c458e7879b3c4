import type { PackedIndex } from '../index/packed-index.ts';
import { isPackedIndex } from '../index/shared-memory.ts';
import * as checked from './checked-file.ts';

/** Raised whenever the index or the way texts are read changes, so that an old file is built anew. */
export const INDEX_FORMAT = 'paperboy-index 11';

/** The content of an index file. @see writeWholeFile */
export function packIndexFile(fingerprint: string, index: PackedIndex): Iterable<Buffer> {
  return checked.packChecked(INDEX_FORMAT, fingerprint, index);
}

/** The fingerprint of the catalog that a file is of, by its first line; undefined for what is no such file. */
export function fingerprintIn(file: string): string | undefined {
  return checked.fingerprintIn(file, INDEX_FORMAT);
}

/**
 * Reads the index of the catalog with this fingerprint into memory that threads share. Undefined when the file is absent,
 * torn, of another format or of another catalog: the caller builds anew. Blocks; meant for a worker thread.
 */
export function readIndexFile(file: string, fingerprint: string): PackedIndex | undefined {
  try {
    const index = checked.readChecked(file, INDEX_FORMAT, fingerprint)?.value;
    return isPackedIndex(index) ? index : undefined;
  } catch {
    return undefined;
  }
}
