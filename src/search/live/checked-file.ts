import { closeSync, openSync, readSync } from 'node:fs';
import { packed } from '../../packed/pack.ts';
import { readPacked } from '../../packed/unpack.ts';
import { sharedArrayOf } from '../index/growing-array.ts';

/** Most bytes in the first line. */
const HEADER_LIMIT = 500;

/** Encodes a value as file content: a line with format and fingerprint, then the packed value. */
export function* packChecked(format: string, fingerprint: string, value: unknown): Generator<Buffer> {
  yield Buffer.from(`${format} ${fingerprint}\n`);
  yield* packed(value);
}

/**
 * Reads such a file, its arrays into shared memory. Undefined if the format differs, or the fingerprint isn't the wanted
 * one. Blocks.
 *
 * @throws Error if it can't be read, or is torn or damaged.
 */
export function readChecked(
  file: string,
  format: string,
  wanted?: string,
): { readonly fingerprint: string; readonly value: unknown } | undefined {
  return withHandle(file, (handle) => {
    const head = headOf(handle, format);
    if (head === undefined || (wanted !== undefined && head.fingerprint !== wanted)) return undefined;
    return { fingerprint: head.fingerprint, value: readPacked(handle, head.end, sharedArrayOf) };
  });
}

/** Reads the fingerprint of such a file; undefined if the format differs. @throws Error if it can't be read. */
export function fingerprintIn(file: string, format: string): string | undefined {
  return withHandle(file, (handle) => headOf(handle, format)?.fingerprint);
}

function headOf(handle: number, format: string) {
  const head = Buffer.alloc(HEADER_LIMIT);
  const [line = ''] = head
    .subarray(0, readSync(handle, head, 0, HEADER_LIMIT, 0))
    .toString()
    .split('\n', 1);
  if (!line.startsWith(`${format} `)) return undefined;
  return { fingerprint: line.slice(format.length + 1), end: Buffer.byteLength(line) + 1 };
}

function withHandle<T>(file: string, use: (handle: number) => T): T {
  const handle = openSync(file, 'r');
  try {
    return use(handle);
  } finally {
    closeSync(handle);
  }
}
