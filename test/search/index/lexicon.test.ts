import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NONE, openLexicon, openSorted, packWords } from '../../../src/search/index/lexicon.ts';

const words = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 40 });

it('finds each word by its text, with and without a hash table, and no missing word', () => {
  fc.assert(
    fc.property(words, fc.string({ unit: 'grapheme', maxLength: 6 }), (texts, other) => {
      const sorted = texts.sort();
      const packed = packWords(sorted);
      for (const { find, at } of [openLexicon(packed), openSorted(packed)]) {
        expect(sorted.map(find)).toEqual([...sorted.keys()]);
        expect(sorted.map((_, id) => at(id))).toEqual(sorted);
        expect(find(other)).toBe(sorted.includes(other) ? sorted.indexOf(other) : NONE);
      }
    }),
  );
});
