import { ARRAY_KINDS, type ArrayKind, type NumberArray } from '../../packed/array-kinds.ts';

/** Typed arrays that are kept. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Float32Array | Float64Array;

/** A kind of typed array. */
export type Kind<T extends Numbers> = (new (
  memory: SharedArrayBuffer,
  byteOffset?: number,
  length?: number,
) => T) & { readonly BYTES_PER_ELEMENT: number };

/** Before the numbers of an array that has room behind it: how many of them are taken, by whichever array is longest. */
const HEADER = 8;
/** Memory that was never written to takes none of the machine's. */
const ROOM = 1 / 16;

/** Whether an array may have room behind it. */
export function hasRoom({ buffer, byteOffset }: Numbers): boolean {
  return buffer instanceof SharedArrayBuffer && byteOffset === HEADER;
}

/**
 * An array that begins with the numbers of another one, in memory that threads share. Where there is room behind those, and no other
 * array has taken it, nothing is copied: both have their beginning in one place, and neither sees what the other has behind it.
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

/** The same of a kind that is known by its name alone. */
export function sharedArrayOf(kind: ArrayKind, length: number): NumberArray {
  const Kind: Kind<NumberArray> = ARRAY_KINDS[kind];
  return sharedArray(Kind, length);
}

/** An array of so many zeros, in memory that threads share, with room behind it. */
export function sharedArray<T extends Numbers>(Kind: Kind<T>, length: number): T {
  const room = Math.ceil(length * (1 + ROOM));
  const memory = new SharedArrayBuffer(HEADER + room * Kind.BYTES_PER_ELEMENT);
  new Uint32Array(memory, 0, 1)[0] = length;
  return new Kind(memory, HEADER, length);
}
