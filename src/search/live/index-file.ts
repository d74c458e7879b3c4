import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PackedIndex } from '../index/packed-index.ts';
import { inSharedMemory, isPackedIndex } from '../index/shared-memory.ts';

/** Raised whenever the index or the way texts are read changes, so that an old file is built anew. */
export const INDEX_FORMAT = `paperboy-index 8 v8-${process.versions.v8}`;

/** A file that was begun and not touched for so long, in ms, is nobody's any more. */
const ABANDONED = 600_000;
const LINE_BREAK = 0x0a;
const HEADER_LIMIT = 500;

/** The content of an index file, to be written end to end: one line of format, fingerprint and checksum, then bytes. */
export function packIndexFile(fingerprint: string, index: PackedIndex): readonly Buffer[] {
  const body = serialize(index);
  return [Buffer.from(`${INDEX_FORMAT} ${fingerprint} ${checksum(body)}\n`), body];
}

/**
 * Writes an index file so that a crash at any moment leaves the old file or the new one: into a file beside it,
 * flushed, then renamed. Blocks until it is done; meant for a worker thread.
 */
export function writeIndexFile(file: string, parts: readonly Buffer[]): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  removeLeftovers(file);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(unfinished, 'w');
    try {
      for (const part of parts) {
        for (let at = 0; at < part.length; ) at += writeSync(handle, part, at);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Removes what processes that were killed while they wrote have left: no one writes for so long. */
function removeLeftovers(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const leftover = join(dirname(file), name);
    const { mtimeMs } = statSync(leftover, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && Date.now() - mtimeMs > ABANDONED) rmSync(leftover, { force: true });
  }
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
    const bytes = readFileSync(file);
    const lineEnd = bytes.subarray(0, HEADER_LIMIT).indexOf(LINE_BREAK);
    const body = bytes.subarray(lineEnd + 1);
    if (lineEnd < 0 || !bytes.subarray(0, lineEnd).toString().startsWith(`${INDEX_FORMAT} ${fingerprint} `))
      return undefined;
    if (bytes.subarray(0, lineEnd).toString() !== `${INDEX_FORMAT} ${fingerprint} ${checksum(body)}`)
      return undefined;
    const index = inSharedMemory(deserialize(body));
    return isPackedIndex(index) ? index : undefined;
  } catch {
    return undefined;
  }
}

/** Of what a file holds after its first line. */
export function checksum(body: Buffer): string {
  return createHash('sha1').update(body).digest('hex');
}
