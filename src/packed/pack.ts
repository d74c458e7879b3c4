import { crc32 } from 'node:zlib';
import { type ArrayKind, kindOf, type NumberArray } from './array-kinds.ts';

/** Bytes handed on at once, so that no write is larger than a system takes. */
const PIECE = 1 << 26;
/** Bytes before the text: how long that is, and its checksum. */
export const PREFIX = 8;
/** The key of what stands in the text in the place of an array. */
export const ARRAY_KEY = '\0';

/** What the text says of an array: its kind, how many numbers it has, and the checksum of its bytes. */
export type ArrayFacts = readonly [kind: ArrayKind, length: number, sum: number];

/**
 * A value of objects, lists, texts, numbers and typed arrays as pieces of a file: how long the text is, the value as JSON in
 * which arrays are left out, then the arrays' own bytes end to end. A file of any size is written, and read, without a copy
 * of it.
 */
export function* packed(value: unknown): Generator<Buffer> {
  const arrays: NumberArray[] = [];
  const facts: ArrayFacts[] = [];
  const text = Buffer.from(
    JSON.stringify({
      value: withoutArrays(value, (array, kind) => {
        facts.push([kind, array.length, crc32(bytesIn(array))]);
        return arrays.push(array) - 1;
      }),
      arrays: facts,
    }),
  );
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(text.length);
  prefix.writeUInt32LE(crc32(text), 4);
  yield Buffer.concat([prefix, text]);
  for (const array of arrays) {
    const bytes = bytesIn(array);
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}

/** The bytes of an array, which are not copied. */
export function bytesIn({ buffer, byteOffset, byteLength }: NumberArray): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function withoutArrays(value: unknown, put: (array: NumberArray, kind: ArrayKind) => number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kind = kindOf(value);
  if (kind !== undefined) return { [ARRAY_KEY]: put(value as NumberArray, kind) };
  if (Array.isArray(value)) return value.map((part) => withoutArrays(part, put));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutArrays(part, put)]));
}
