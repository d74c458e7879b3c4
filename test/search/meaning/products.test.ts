import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProducts, createProductsOf, multiplied } from '../../../src/search/meaning/products.ts';
import { claimSlot, sharedRows } from '../../../src/search/meaning/shared-rows.ts';
import { openMultiply, openRowMemory } from '../../../src/search/meaning/simd.ts';

const LARGEST = 127;

it('multiplies with SIMD as in plain code, even with more rows than fit at once', () => {
  const memory = openRowMemory(1, 1);
  expect(memory && openMultiply(64, memory)).toBeDefined();
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
      const held = sharedRows(rows.length, { rows });
      const inPlace = new Float32Array(20_000);
      createProductsOf(size, held)(vector, inPlace);
      expect(inPlace).toEqual(quick);
      const furthest = plain.reduce((most, value, i) => Math.max(most, Math.abs(value - (quick[i] ?? 0))), 0);
      expect(furthest).toBeLessThan(size * LARGEST * 2e-5);
    }),
    { numRuns: 8 },
  );
});

it('multiplies no rows, and rows of a length that SIMD does not support', () => {
  const products = Float32Array.from([1, 1]);
  createProducts(16)(new Int8Array(32).fill(7), new Float32Array(16), products);
  expect([...products]).toEqual([0, 0]);
  createProducts(4)(Int8Array.from([1, 2, 3, 4, 0, 0, 0, -1]), Float32Array.from([1, 1, 1, 2]), products);
  expect([...products]).toEqual([14, -2]);
});

it('multiplies in plain code while every slot is taken', () => {
  const rows = Int8Array.from({ length: 32 }, (_, i) => i);
  const held = sharedRows(32, { rows });
  const { memory } = held;
  const vector = Float32Array.from({ length: 16 }, () => 1);
  const products = new Float32Array(2);
  const slots = [];
  if (memory !== undefined)
    for (let slot = claimSlot(memory, 16); slot !== undefined; slot = claimSlot(memory, 16)) slots.push(slot);
  expect(slots.length).toBeGreaterThan(0);
  createProductsOf(16, held)(vector, products);
  expect([...products]).toEqual([120, 376]);
  for (const slot of slots) slot.release();
  expect(memory && claimSlot(memory, 16)).toBeDefined();
});
