/** Numbers of up to 32 bits in one to five bytes: seven bits a byte, the lowest first, the eighth set where more follow. */

export const LONGEST_VARINT = 5;

/** How many bytes a number takes. */
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

/** Writes a number from a place on; gives the place behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let next = at;
  let left = value;
  for (; left > 127; left >>>= 7) bytes[next++] = (left & 127) | 128;
  bytes[next++] = left;
  return next;
}
