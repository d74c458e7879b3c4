import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from '../atomic-file.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** Lines that wait on disk, so that a file of any size is imported in little memory. */
export interface Journal {
  /** Adds a line without its break; gives its number, from 0. What is added waits in memory until `flush`. */
  add(line: string): number;
  /** Writes what waits to disk. */
  flush(): Promise<void>;
  /** Reads a line by its number; cheap when they are read in their order. */
  read(number: number): Promise<string>;
  readonly size: number;
  /** Closes the journal and takes its file away. */
  close(): Promise<void>;
}

/** Bytes written, and read, at once. */
const BLOCK = 1 << 20;

/**
 * Opens a journal beside a file.
 *
 * @throws UnwritableFile when nothing may be written there.
 */
export async function openJournal(beside: string): Promise<Journal> {
  const file = join(dirname(beside), `.${basename(beside)}.${randomUUID()}.journal`);
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx+');
  } catch (error) {
    throw unwritable(beside, error);
  }
  const ends = createGrowingNumbers();
  /** Blocks that are full, and the one that is being filled. */
  let full: Uint8Array[] = [];
  let block = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  let added = 0;
  let written = 0;
  const window = { at: 0, length: 0, bytes: Buffer.alloc(BLOCK) };

  function closeBlock(): void {
    if (filled > 0) full.push(block.subarray(0, filled));
    filled = 0;
  }

  async function flush(): Promise<void> {
    if (added === written) return;
    closeBlock();
    for (const bytes of full) {
      await handle.write(bytes, 0, bytes.length, written);
      written += bytes.length;
    }
    full = [];
  }

  return {
    get size() {
      return ends.size;
    },
    flush,
    add(line) {
      // Three bytes at most for each unit: whether a line fits is known before it is written.
      if (3 * line.length > block.length - filled) {
        closeBlock();
        block = Buffer.allocUnsafe(Math.max(BLOCK, 3 * line.length));
      }
      const length = block.write(line, filled);
      filled += length;
      added += length;
      ends.push(added);
      return ends.size - 1;
    },
    async read(number) {
      await flush();
      const from = number === 0 ? 0 : ends.get(number - 1);
      const to = ends.get(number);
      if (from < window.at || to > window.at + window.length) {
        if (to - from > window.bytes.length) window.bytes = Buffer.alloc(to - from);
        const { bytesRead } = await handle.read(window.bytes, 0, window.bytes.length, from);
        window.at = from;
        window.length = bytesRead;
      }
      return window.bytes.toString('utf8', from - window.at, to - window.at);
    },
    async close() {
      await handle.close();
      await rm(file, { force: true });
    },
  };
}
