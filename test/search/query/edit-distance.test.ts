import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, TOO_FAR } from '../../../src/search/query/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });

describe('edit distance', () => {
  it.each([
    ['retreival', 'retrieval', 1],
    ['serch', 'search', 1],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
    ['', 'ab', 2],
  ])('from %s to %s is %i', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
  });

  it('is too far beyond its bound', () => {
    expect(editDistance('kitten', 'sitting', 2)).toBe(TOO_FAR);
  });

  it('is symmetric, and zero only for equal words', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 8);
        expect(distance).toBe(editDistance(b, a, 8));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });

  it('is the same for any bound at or above it', () => {
    fc.assert(
      fc.property(word, word, fc.nat(8), (a, b, bound) => {
        const distance = editDistance(a, b, 8);
        expect(editDistance(a, b, bound)).toBe(distance <= bound ? distance : TOO_FAR);
      }),
    );
  });
});
