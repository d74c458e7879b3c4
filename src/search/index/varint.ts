/** Varints: numbers of up to 32 bits in one to five bytes, seven bits per byte, lowest first; the eighth bit is set if more follow. */

export const LONGEST_VARINT = 5;

/** Bytes needed for a number. */
export function varintSize(value: number): number {
  return value < 1 << 7
    ? 1
    : value < 1 << 14
      ? 2
      : value < 1 << 21
        ? 3
        : value < 1 << 28
          ? 4
          : LONGEST_VARINT;
}

/** Writes a number at a position and returns the position after it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let next = at;
  let left = value;
  for (; left > 127; left >>>= 7) bytes[next++] = (left & 127) | 128;
  bytes[next++] = left;
  return next;
}
