import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createReference } from '../../../src/discord/interactions/reference.ts';

it('is two groups of three unambiguous letters or digits, whatever the random numbers', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.array(chance, { minLength: 6, maxLength: 6 }), (drawn) => {
      const left = [...drawn];
      const reference = createReference(() => left.shift() ?? 0)();
      expect(reference).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    }),
  );
  expect(new Set(Array.from({ length: 50 }, createReference(Math.random))).size).toBeGreaterThan(45);
});
