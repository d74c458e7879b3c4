import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstNotBelow } from '../../../src/search/index/ascending.ts';

it('finds the first number that is not below the wanted one, or the end if all are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.nat(60), fc.nat(60), (numbers, wanted, size) => {
      const ascending = Uint32Array.from(numbers).sort();
      const end = Math.min(size, ascending.length);
      const below = ascending.subarray(0, end).filter((number) => number < wanted).length;
      expect(firstNotBelow(ascending, wanted, end)).toBe(below);
      expect(firstNotBelow(ascending, wanted)).toBe(ascending.filter((number) => number < wanted).length);
    }),
  );
});
