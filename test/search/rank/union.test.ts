import fc from 'fast-check';
import { expect, it } from 'vitest';
import { union, unionOf } from '../../../src/search/rank/union.ts';

const list = fc.uniqueArray(fc.nat(63), { maxLength: 30 });

it('merges lists of matches without duplicates, in a small catalog and in a large one', () => {
  fc.assert(
    fc.property(list, list, fc.boolean(), fc.boolean(), (a, b, hasMore, otherHasMore) => {
      for (const documents of [64, 100_000]) {
        const matches = { documents: Uint32Array.from(a), hasMore };
        const expected = [...new Set([...a, ...b])];
        expect([...union(documents, matches, b).documents]).toEqual(expected);
        const both = unionOf(documents, matches, { documents: Uint32Array.from(b), hasMore: otherHasMore });
        expect([...both.documents]).toEqual(expected);
        expect(both.hasMore).toBe(hasMore || otherHasMore);
      }
    }),
  );
});
