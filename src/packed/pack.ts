import { crc32 } from 'node:zlib';
import { type ArrayKind, kindOf, type NumberArray } from './array-kinds.ts';

/** Maximum bytes per chunk, so that no write exceeds what the system accepts. */
const PIECE = 1 << 24;
/** Bytes before the text: its length and checksum. */
export const PREFIX = 8;
/** Size of the checksum after each array, in bytes. */
export const SUM = 4;
/** The key that replaces an array in the text. */
export const ARRAY_KEY = '\0';

/** An array's entry in the text: its kind and length. */
export type ArrayFacts = readonly [kind: ArrayKind, length: number];

/**
 * Serializes a value (objects, lists, strings, numbers, typed arrays) as chunks of a file: the text's length, the
 * value as JSON without its arrays, then each array's bytes and checksum. Files of any size are written and read
 * without copying the arrays.
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

/** An array's bytes, without copying. */
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
