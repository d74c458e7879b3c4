import { existsSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { unwritable } from '../atomic-file.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** The length of a journal, and its checksum. */
export interface JournalState {
  readonly bytes: number;
  readonly sum: number;
}

/** Lines kept on disk, so that a file of any size can be imported in little memory. */
export interface Journal {
  /** Replays an earlier process's lines up to a state; false if the file doesn't match that state. */
  replay(state: JournalState, onLine: (line: string) => void): Promise<boolean>;
  /** What has been written to disk so far. */
  state(): JournalState;
  /** Adds a line, which must not contain a line break; returns its number, from 0. Buffered until `flush`. */
  add(line: string): number;
  /** Writes the buffer to disk. */
  flush(): Promise<void>;
  /** Reads a line by number; cheap in sequence. */
  read(number: number): Promise<string>;
  readonly size: number;
  /** Closes and deletes the journal. */
  close(): Promise<void>;
}

/** Bytes per write and read. */
const BLOCK = 1 << 20;
const BREAK = 0x0a;

/** The path of the journal for a target file. */
export function journalOf(into: string): string {
  return join(dirname(into), `.${basename(into)}.journal`);
}

/**
 * Opens the journal beside a file; the caller must hold the file's lock.
 *
 * @param isKept whether to keep an earlier process's journal for replay.
 * @throws UnwritableFile if the folder isn't writable.
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
  /** Full blocks, and the one being filled. */
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
      // UTF-8 takes at most three bytes per code unit: this tells whether a line fits before it's written.
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
