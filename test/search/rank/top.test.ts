import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBest, selectTop } from '../../../src/search/rank/top.ts';

const scored = fc.uniqueArray(fc.record({ document: fc.nat(500), score: fc.integer({ min: -3, max: 9 }) }), {
  selector: ({ document }) => document,
  maxLength: 40,
});

it('keeps the best offered, lower numbers among equals, in any order of arrival', () => {
  fc.assert(
    fc.property(scored, fc.nat(12), (offered, size) => {
      const best = createBest(size);
      const expected = [...offered]
        .sort((a, b) => b.score - a.score || a.document - b.document)
        .slice(0, size);
      for (const [at, { document, score }] of offered.entries()) {
        expect(best.isFull).toBe(at >= size);
        best.offer(document, score);
      }
      expect(best.sorted()).toEqual(expected);
      expect(best.isFull).toBe(offered.length >= size);
      if (best.isFull && size > 0) expect(best.least).toBe(expected.at(-1)?.score);
      const scoreOf = new Map(offered.map(({ document, score }) => [document, score]));
      const documents = Uint32Array.from(offered, ({ document }) => document);
      expect(selectTop(documents, size, (document) => scoreOf.get(document) ?? 0)).toEqual(expected);
    }),
  );
});
