import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGrowingNumbers } from '../../../../src/catalog/file/import/growing-numbers.ts';

/** Close together, like record numbers, and far apart, like offsets in a large file. */
const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1, max: 1_000 }) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  {
    weight: 1,
    arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 32, 2 ** 53 - 1),
  },
);

/** Evenly spaced numbers, followed by some others. */
const numbersPushed = fc
  .tuple(number, fc.integer({ min: -3, max: 700_000 }), fc.nat(40), fc.array(number, { maxLength: 40 }))
  .map(([from, step, length, others]) => [
    ...Array.from({ length }, (_, i) => from + i * step).filter(Number.isSafeInteger),
    ...others,
  ]);

it('a growing list of numbers behaves like an array, however far apart they are', () => {
  fc.assert(
    fc.property(numbersPushed, fc.array(fc.tuple(fc.nat(80), number), { maxLength: 40 }), (pushed, sets) => {
      const numbers = createGrowingNumbers();
      for (const value of pushed) numbers.push(value);
      const expected = [...pushed];
      for (const [index, value] of sets) {
        if (index >= expected.length) continue;
        expected[index] = value;
        numbers.set(index, value);
      }
      expect(numbers.size).toBe(expected.length);
      expect(expected.map((_, i) => numbers.get(i))).toEqual(expected);
      expect(numbers.get(expected.length)).toBeNaN();
    }),
    { numRuns: 500 },
  );
});

it('a growing list of numbers spans several blocks', () => {
  const numbers = createGrowingNumbers();
  const at = (i: number) => i * 700_000;
  for (let i = 0; i < 30_000; i++) numbers.push(at(i));
  const wrong = Array.from({ length: 30_000 }, (_, i) => i).filter((i) => numbers.get(i) !== at(i));
  expect(wrong).toEqual([]);
});

it('a growing list of numbers takes no memory while they are evenly spaced', () => {
  const before = process.memoryUsage().arrayBuffers;
  const numbers = createGrowingNumbers();
  for (let i = 0; i < 1_000_000; i++) numbers.push(i < 500_000 ? 13 * i : -1);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  expect([0, 7, 499_999, 500_000, 999_999].map(numbers.get)).toEqual([0, 91, 6_499_987, -1, -1]);
});
