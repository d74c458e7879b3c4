import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from '../atomic-file.ts';
import { createGrowingNumbers } from './growing-numbers.ts';

/** Lines that wait on disk, so that a file of any size is imported in little memory. */
export interface Journal {
  /** Adds a line without its break; gives its number, from 0. */
  add(line: string): Promise<number>;
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
  let waiting: Buffer[] = [];
  let length = 0;
  let written = 0;
  let window = { at: 0, bytes: Buffer.alloc(0) };

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const bytes = Buffer.concat(waiting);
    waiting = [];
    await handle.write(bytes, 0, bytes.length, written);
    written += bytes.length;
  }

  return {
    get size() {
      return ends.size;
    },
    async add(line) {
      const bytes = Buffer.from(line);
      waiting.push(bytes);
      length += bytes.length;
      ends.push(length);
      if (length - written >= BLOCK) await flush();
      return ends.size - 1;
    },
    async read(number) {
      await flush();
      const from = number === 0 ? 0 : ends.get(number - 1);
      const to = ends.get(number);
      if (from < window.at || to > window.at + window.bytes.length) {
        const bytes = Buffer.alloc(Math.max(BLOCK, to - from));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
        window = { at: from, bytes: bytes.subarray(0, bytesRead) };
      }
      return window.bytes.toString('utf8', from - window.at, to - window.at);
    },
    async close() {
      await handle.close();
      await rm(file, { force: true });
    },
  };
}
