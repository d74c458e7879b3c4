import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { createBreath } from '../breath.ts';
import { ARRAY_KINDS, type ArrayKind, isKind, type NumberArray } from './array-kinds.ts';
import { ARRAY_KEY, bytesIn, PREFIX, SUM } from './pack.ts';

/** Bytes per read: small enough to be checked while still in the CPU cache. */
const PIECE = 1 << 20;
/** Longest valid text, in bytes. */
const LONGEST_TEXT = 1 << 28;

/** Allocates a zeroed array of this kind and length. */
export type MakeArray = (kind: ArrayKind, length: number) => NumberArray;

/**
 * Reads a packed value at an offset of an open file, each array straight into its own memory. Synchronous: about 0.7
 * s per gigabyte in the system's cache.
 *
 * @param make - Allocates a zeroed array.
 * @throws RangeError if the value is truncated or damaged.
 */
export function readPacked(handle: number, from: number, make: MakeArray = plainArray): unknown {
  const steps = packedSteps(handle, from, make);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Like `readPacked`, but yields to the event loop between chunks. */
export async function readPackedInPieces(handle: number, from: number): Promise<unknown> {
  const steps = packedSteps(handle, from, plainArray);
  const breath = createBreath();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await breath();
  }
}

function* packedSteps(handle: number, from: number, make: MakeArray): Generator<void, unknown> {
  const prefix = read(handle, Buffer.alloc(PREFIX), from);
  const length = prefix.readUInt32LE();
  if (length > LONGEST_TEXT) throw new RangeError('the file is of another format');
  const text = read(handle, Buffer.alloc(length), from + PREFIX);
  if (crc32(text) !== prefix.readUInt32LE(4)) throw new RangeError('the file is damaged');
  const { value, arrays }: { value: unknown; arrays: readonly unknown[] } = JSON.parse(text.toString());
  let at = from + PREFIX + length;
  const made: NumberArray[] = [];
  for (const facts of arrays) {
    const array = emptyArray(facts, make);
    const bytes = bytesIn(array);
    const sum = yield* readSummed(handle, bytes, at);
    const end = read(handle, Buffer.alloc(SUM), at + bytes.length);
    if (end.readUInt32LE() !== sum) throw new RangeError('the file is damaged');
    at += bytes.length + SUM;
    made.push(array);
  }
  return withArrays(value, made);
}

/** Fills a buffer from an offset of a file. @throws RangeError if the file is too short */
export function read(handle: number, buffer: Buffer, from: number): Buffer {
  for (let at = 0; at < buffer.length; ) {
    const count = readSync(handle, buffer, at, buffer.length - at, from + at);
    if (count === 0) throw new RangeError('the file is shorter than it says');
    at += count;
  }
  return buffer;
}

/** Fills a buffer in chunks; returns the checksum. */
function* readSummed(handle: number, bytes: Buffer, from: number): Generator<void, number> {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    sum = crc32(read(handle, bytes.subarray(at, at + PIECE), from + at), sum);
    yield;
  }
  return sum;
}

function plainArray(kind: ArrayKind, length: number): NumberArray {
  return new ARRAY_KINDS[kind](length);
}

function emptyArray(facts: unknown, make: MakeArray): NumberArray {
  const [kind, length] = Array.isArray(facts) ? facts : [];
  if (typeof kind !== 'string' || !isKind(kind)) throw new RangeError('the file is of another format');
  return make(kind, Number(length));
}

function withArrays(value: unknown, arrays: readonly NumberArray[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => withArrays(part, arrays));
  if (ARRAY_KEY in value) return arrays[Number(value[ARRAY_KEY])];
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withArrays(part, arrays)]));
}
