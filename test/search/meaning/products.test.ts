import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProducts, multiplied } from '../../../src/search/meaning/products.ts';
import { openByteRows } from '../../../src/search/meaning/simd.ts';

const LARGEST = 127;

it('multiplies in vector instructions as in plain code, over more rows than there is room for at once', () => {
  expect(openByteRows(64)).toBeDefined();
  fc.assert(
    fc.property(fc.constantFrom(16, 32, 64, 96), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (size, seed) => {
      let state = seed;
      const next = () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        return state / 2 ** 30 - 1;
      };
      const rows = Int8Array.from({ length: size * 20_000 }, () => Math.round(next() * LARGEST));
      const vector = Float32Array.from({ length: size }, () => next());
      const quick = new Float32Array(20_000);
      const plain = new Float32Array(20_000);
      createProducts(size)(rows, vector, quick);
      multiplied(rows, vector, plain);
      const furthest = plain.reduce((most, value, i) => Math.max(most, Math.abs(value - (quick[i] ?? 0))), 0);
      expect(furthest).toBeLessThan(size * LARGEST * 2e-5);
    }),
    { numRuns: 8 },
  );
});

it('multiplies with nothing, and rows of a length that has no vector instructions', () => {
  const products = Float32Array.from([1, 1]);
  createProducts(16)(new Int8Array(32).fill(7), new Float32Array(16), products);
  expect([...products]).toEqual([0, 0]);
  createProducts(4)(Int8Array.from([1, 2, 3, 4, 0, 0, 0, -1]), Float32Array.from([1, 1, 1, 2]), products);
  expect([...products]).toEqual([14, -2]);
});
