import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { packed } from '../../packed/pack.ts';
import { read } from '../../packed/unpack.ts';
import type { Paper } from '../../paper/paper.ts';
import { UnwritableFile, unwritable } from '../file/atomic-file.ts';
import { ALIGNED, FIRST_LINE, footerOf, LONGEST_FILE, RECORD_HEAD, recordSize } from './layout.ts';
import { paperIn } from './read-record.ts';

/** Writes a paper file beside the existing one, and replaces that when complete. */
export interface PaperWriter {
  /** Adds a paper; returns its offset in units of eight bytes. @throws UnwritableFile */
  add(paper: Paper): number;
  read(place: number): Paper;
  /** @param tail what to store after the papers. @throws UnwritableFile */
  finish(tail: object): void;
  /** Deletes what was written, unless it's already in place. */
  abandon(): void;
}

const BLOCK = 1 << 20;

/** @throws UnwritableFile */
export function createPaperWriter(file: string): PaperWriter {
  const unfinished = `${file}.${process.pid}.${randomUUID()}.tmp`;
  const handle = orUnwritable(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return openSync(unfinished, 'wx+', 0o600);
  });
  let block = Buffer.alloc(BLOCK);
  let filled = FIRST_LINE.copy(block);
  let written = 0;
  let isOpen = true;

  function orUnwritable<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw unwritable(file, error);
    }
  }

  function write(bytes: Buffer): void {
    orUnwritable(() => {
      for (let at = 0; at < bytes.length; ) {
        const count = writeSync(handle, bytes, at, bytes.length - at, written);
        at += count;
        written += count;
      }
    });
  }

  function flush(): void {
    write(block.subarray(0, filled));
    filled = 0;
  }

  function close(): void {
    if (isOpen) closeSync(handle);
    isOpen = false;
  }

  return {
    add(paper) {
      const text = JSON.stringify(paper);
      // UTF-8 takes at most three bytes per code unit: this tells whether a text fits before it's written.
      const most = recordSize(3 * text.length);
      if (most > block.length - filled) {
        flush();
        if (most > block.length) block = Buffer.alloc(most);
      }
      const at = filled;
      const length = block.write(text, at + RECORD_HEAD);
      const body = block.subarray(at + RECORD_HEAD, at + RECORD_HEAD + length);
      block.writeUInt32LE(length, at);
      block.writeUInt32LE(crc32(body), at + 4);
      filled = at + recordSize(length);
      block.fill(0, at + RECORD_HEAD + length, filled);
      const place = written + at;
      if (place + recordSize(length) > LONGEST_FILE)
        throw new UnwritableFile(`${file} can't be written: it would be larger than 32 GB.`);
      return place / ALIGNED;
    },

    read(place) {
      const at = place * ALIGNED;
      if (at >= written) return paperIn(block.subarray(at - written, filled));
      const head = read(handle, Buffer.alloc(RECORD_HEAD), at);
      return paperIn(read(handle, Buffer.alloc(RECORD_HEAD + head.readUInt32LE()), at));
    },

    finish(tail) {
      flush();
      const tailAt = written;
      for (const piece of packed(tail)) write(piece);
      write(footerOf(tailAt));
      close();
      // No fsync: damage from a power cut is noticed, and the file rebuilt from the catalog files.
      orUnwritable(() => renameSync(unfinished, file));
    },

    abandon() {
      close();
      rmSync(unfinished, { force: true });
    },
  };
}
