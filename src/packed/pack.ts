import { crc32 } from 'node:zlib';
import { type ArrayKind, kindOf, type NumberArray } from './array-kinds.ts';

/** Bytes handed on at once, so that no write is larger than a system takes. */
const PIECE = 1 << 24;
/** Bytes before the text: how long that is, and its checksum. */
export const PREFIX = 8;
/** Bytes of the checksum after each array. */
export const SUM = 4;
/** The key of what stands in the text in the place of an array. */
export const ARRAY_KEY = '\0';

/** What the text says of an array: its kind, and how many numbers it has. */
export type ArrayFacts = readonly [kind: ArrayKind, length: number];

/**
 * A value of objects, lists, texts, numbers and typed arrays as pieces of a file: how long the text is, the value as JSON in
 * which arrays are left out, then the bytes of each array and their checksum. A file of any size is written, and read, without a copy
 * of it.
 */
export function* packed(value: unknown): Generator<Buffer> {
  const arrays: NumberArray[] = [];
  const facts: ArrayFacts[] = [];
  const text = Buffer.from(
    JSON.stringify({
      value: withoutArrays(value, (array, kind) => {
        facts.push([kind, array.length]);
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
    let sum = 0;
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      sum = crc32(piece, sum);
      yield piece;
    }
    const end = Buffer.alloc(SUM);
    end.writeUInt32LE(sum);
    yield end;
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
