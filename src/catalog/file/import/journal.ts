import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unwritable } from '../atomic-file.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** How much of a journal there is, and the checksum of that. */
export interface JournalState {
  readonly bytes: number;
  readonly sum: number;
}

/** Lines that wait on disk, so that a file of any size is imported in little memory. */
export interface Journal {
  /** Takes in what an earlier process wrote up to a state, line by line; false when the file does not hold that. */
  replay(state: JournalState, onLine: (line: string) => void): Promise<boolean>;
  /** What is written to disk so far. */
  state(): JournalState;
  /** Adds a line without a break in it; gives its number, from 0. What is added waits in memory until `flush`. */
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
const BREAK = 0x0a;

/** Where the journal of what goes into a file lies. */
export function journalOf(into: string): string {
  return join(dirname(into), `.${basename(into)}.journal`);
}

/**
 * Opens the journal beside a file, which is to be under a lock.
 *
 * @param isKept whether what an earlier process left there stays, to be replayed.
 * @throws UnwritableFile when nothing may be written there.
 */
export async function openJournal(
  beside: string,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Promise<Journal> {
  const file = journalOf(beside);
  let handle: FileHandle;
  try {
    handle = await open(file, isKept && existsSync(file) ? 'r+' : 'w+');
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
  let sum = 0;
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
      sum = crc32(bytes, sum);
    }
    full = [];
  }

  return {
    get size() {
      return ends.size;
    },
    flush,
    state: () => ({ bytes: written, sum }),
    async replay(state, onLine) {
      if ((await handle.stat()).size < state.bytes) return false;
      await handle.truncate(state.bytes);
      let begun: Buffer = Buffer.alloc(0);
      for (let at = 0; at < state.bytes; ) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
        if (bytesRead === 0) return false;
        const bytes = buffer.subarray(0, bytesRead);
        sum = crc32(bytes, sum);
        const text = begun.length === 0 ? bytes : Buffer.concat([begun, bytes]);
        let from = 0;
        for (let end = text.indexOf(BREAK); end >= 0; end = text.indexOf(BREAK, from)) {
          ends.push(at - begun.length + end + 1);
          onLine(text.toString('utf8', from, end));
          from = end + 1;
        }
        at += bytesRead;
        begun = text.subarray(from);
      }
      written = state.bytes;
      added = state.bytes;
      return sum === state.sum && begun.length === 0;
    },
    add(line) {
      // Three bytes at most for each unit: whether a line fits is known before it is written.
      if (3 * line.length + 1 > block.length - filled) {
        closeBlock();
        block = Buffer.allocUnsafe(Math.max(BLOCK, 3 * line.length + 1));
      }
      const length = block.write(line, filled) + 1;
      block[filled + length - 1] = BREAK;
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
      return window.bytes.toString('utf8', from - window.at, to - window.at - 1);
    },
    async close() {
      await handle.close();
      await rm(file, { force: true });
    },
  };
}
