import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packStarts, plainStarts, sizeAt, startAt } from '../../../src/search/index/starts.ts';

/** Sizes: many zeros, a few large ones, and blocks whose distances take zero to four bytes. */
const sizes = fc
  .array(
    fc.tuple(
      fc.array(fc.oneof(fc.constant(0), fc.nat(20)), { maxLength: 70 }),
      fc.oneof(fc.constant(0), fc.nat(300), fc.nat(100_000), fc.nat(50_000_000), fc.nat(1_000_000_000)),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.flatMap(([small, large]) => [...small, large]));

it('returns the start and length of each list, and the end of the last one', () => {
  fc.assert(
    fc.property(sizes, (lists) => {
      const starts = new Uint32Array(lists.length + 1);
      lists.forEach((size, i) => {
        starts[i + 1] = (starts[i] ?? 0) + size;
      });
      fc.pre((starts.at(-1) ?? 0) === lists.reduce((sum, size) => sum + size, 0));
      const packed = packStarts(starts);
      for (const kept of [starts, packed]) {
        expect(kept).toHaveLength(starts.length);
        expect([...starts.keys()].map((i) => startAt(kept, i))).toEqual([...starts]);
        expect(lists.map((_, i) => sizeAt(kept, i))).toEqual(lists);
        expect(plainStarts(kept)).toEqual(starts);
      }
    }),
  );
});

it('takes little more than a byte per list if lists are short', () => {
  const starts = new Uint32Array(32_000).map((_, i) => i * 3);
  const { first, blocks, distances } = packStarts(starts);
  expect(distances).toHaveLength(32_000);
  expect(first.byteLength + blocks.byteLength).toBeLessThan(8_100);
});
