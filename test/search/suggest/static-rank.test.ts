import fc from 'fast-check';
import { expect, it } from 'vitest';
import { staticRanker } from '../../../src/search/suggest/static-rank.ts';

const paper = fc.record({
  votes: fc.oneof(fc.nat(3), fc.nat(1_000_000)),
  words: fc.oneof(fc.nat(4), fc.nat(255)),
  day: fc.oneof(fc.nat(5), fc.nat(9_999_999)),
});

it('ranks by more votes, then the shorter title, then the newer paper', () => {
  fc.assert(
    fc.property(paper, paper, (a, b) => {
      const rankOf = staticRanker(
        { votes: Float64Array.of(a.votes, b.votes), days: Uint32Array.of(a.day, b.day) },
        { titleStart: Uint32Array.of(0, a.words, a.words + b.words) },
      );
      const order = a.votes - b.votes || b.words - a.words || a.day - b.day;
      expect(Math.sign(rankOf(0) - rankOf(1))).toBe(Math.sign(order));
    }),
  );
});
