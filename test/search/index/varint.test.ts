import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_VARINT, varintSize, writeVarint } from '../../../src/search/index/varint.ts';

/** Decodes the bytes up to a position. */
function read(bytes: Uint8Array, end: number): number {
  return bytes.slice(0, end).reduce((value, byte, at) => value + (byte & 127) * 2 ** (7 * at), 0);
}

it.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
  [2_097_151, 3],
  [2_097_152, 4],
  [268_435_455, 4],
  [268_435_456, 5],
  [4_294_967_295, 5],
])('%d takes %d bytes', (value, size) => {
  expect(varintSize(value)).toBe(size);
});

it('any 32-bit number takes the predicted number of bytes and can be read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(3), (value, at) => {
      const bytes = new Uint8Array(at + LONGEST_VARINT);
      const end = writeVarint(bytes, at, value);
      expect(end - at).toBe(varintSize(value));
      const own = bytes.slice(at, end);
      expect(read(own, own.length)).toBe(value);
      expect([...own].map((byte) => byte >= 128)).toEqual([...own].map((_, place) => place < own.length - 1));
    }),
  );
});
