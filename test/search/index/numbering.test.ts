import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNumbering } from '../../../src/search/index/numbering.ts';

it('numbers texts as they arrive, then in sorted order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (texts) => {
      const numbering = createNumbering();
      const given = texts.map(numbering.of);
      const { sorted, oldOf, newOf } = numbering.finish();
      expect(sorted).toEqual([...new Set(texts)].sort());
      expect(given.map((number) => sorted[newOf[number] ?? -1])).toEqual(texts);
      expect([...oldOf].map((old) => newOf[old])).toEqual(sorted.map((_, number) => number));
    }),
  );
});
