import { ARRAY_KINDS, type ArrayKind, type NumberArray } from '../../packed/array-kinds.ts';

/** Kinds of typed arrays in an index. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Float32Array | Float64Array;

/** A kind of typed array. */
export type Kind<T extends Numbers> = (new (
  memory: SharedArrayBuffer,
  byteOffset?: number,
  length?: number,
) => T) & { readonly BYTES_PER_ELEMENT: number };

/** Bytes before the numbers of an array with spare capacity. They say how many numbers are in use, by the longest array on this buffer. */
const HEADER = 8;
/** Spare capacity, as a share of the length. Memory never written to takes no RAM. */
const ROOM = 1 / 16;

/** Whether an array may have spare capacity. */
export function hasRoom({ buffer, byteOffset }: Numbers): boolean {
  return buffer instanceof SharedArrayBuffer && byteOffset === HEADER;
}

/**
 * An array in shared memory that starts with the numbers of another one. Copies nothing if the other has spare capacity that no array
 * has claimed: both then share their beginning, and what is written behind it doesn't show in the shorter one.
 */
export function grownArray<T extends Numbers>(Kind: Kind<T>, first: T, length: number): T {
  const { buffer } = first;
  const isFree =
    buffer instanceof SharedArrayBuffer &&
    hasRoom(first) &&
    HEADER + length * Kind.BYTES_PER_ELEMENT <= buffer.byteLength &&
    Atomics.compareExchange(new Uint32Array(buffer, 0, 1), 0, first.length, length) === first.length;
  if (isFree) return new Kind(buffer, HEADER, length);
  const grown = sharedArray(Kind, length);
  grown.set(first);
  return grown;
}

/** Like `sharedArray`, for a kind given by name. */
export function sharedArrayOf(kind: ArrayKind, length: number): NumberArray {
  const Kind: Kind<NumberArray> = ARRAY_KINDS[kind];
  return sharedArray(Kind, length);
}

/** A zero-filled array in shared memory, with spare capacity. */
export function sharedArray<T extends Numbers>(Kind: Kind<T>, length: number): T {
  const room = Math.ceil(length * (1 + ROOM));
  const memory = new SharedArrayBuffer(HEADER + room * Kind.BYTES_PER_ELEMENT);
  new Uint32Array(memory, 0, 1)[0] = length;
  return new Kind(memory, HEADER, length);
}
