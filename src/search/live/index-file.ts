import { closeSync, openSync, readSync } from 'node:fs';
import type { PackedIndex } from '../index/packed-index.ts';
import { inSharedMemory, isPackedIndex } from '../index/shared-memory.ts';
import { HEADER_LIMIT, packChecked, readChecked } from './checked-file.ts';

/** Raised whenever the index or the way texts are read changes, so that an old file is built anew. */
export const INDEX_FORMAT = `paperboy-index 10 v8-${process.versions.v8}`;

/** The content of an index file. @see writeWholeFile */
export function packIndexFile(fingerprint: string, index: PackedIndex): readonly Buffer[] {
  return packChecked(INDEX_FORMAT, fingerprint, index);
}

/** The fingerprint of the catalog that a file is of, by its first line; undefined for what is no such file. */
export function fingerprintIn(file: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = Buffer.alloc(HEADER_LIMIT);
    const line = head.subarray(0, readSync(handle, head)).toString().split('\n', 1)[0] ?? '';
    return line.startsWith(`${INDEX_FORMAT} `)
      ? line.slice(INDEX_FORMAT.length + 1).split(' ', 1)[0]
      : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/**
 * Reads the index of the catalog with this fingerprint. Undefined when the file is absent, torn, of another format
 * or of another catalog: the caller builds anew. Blocks; meant for a worker thread.
 */
export function readIndexFile(file: string, fingerprint: string): PackedIndex | undefined {
  try {
    const index = inSharedMemory(readChecked(file, INDEX_FORMAT, fingerprint)?.value);
    return isPackedIndex(index) ? index : undefined;
  } catch {
    return undefined;
  }
}
