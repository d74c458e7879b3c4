import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heaviest } from '../../../src/search/rank/heaviest.ts';

it('gives the same as sorting all that pass, equal ones in their order', () => {
  const weights = fc.array(fc.constantFrom(0.1, 0.25, 0.5, 1, 2), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (list, most, each) => {
        const passes = (number: number) => number % each !== each - 1 || each === 1;
        // Not in numeric order, just as stems are found.
        const numbers = Uint32Array.from(list, (_, i) => (i * 7) % list.length);
        const distinct = Uint32Array.from(new Set(numbers));
        const sorted = [...distinct]
          .filter(passes)
          .map((number) => [number, list[number] ?? 0] as const)
          .sort((a, b) => b[1] - a[1])
          .slice(0, most);
        expect(heaviest(distinct, Float64Array.from(list), most, passes)).toEqual(sorted);
      },
    ),
  );
});

it('checks only those among the heaviest so far', () => {
  const asked: number[] = [];
  const weightOf = Float64Array.from([5, 4, 1, 1, 6]);
  heaviest(Uint32Array.from([0, 1, 2, 3, 4]), weightOf, 2, (number) => {
    asked.push(number);
    return true;
  });
  expect(asked).toEqual([0, 1, 4]);
});
