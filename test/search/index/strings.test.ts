import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spliceStrings } from '../../../src/search/index/append/splice.ts';
import { NONE, openSorted } from '../../../src/search/index/lexicon.ts';
import { compareStrings, packBytes, packStrings, stringAt } from '../../../src/search/index/strings.ts';

/** Texts in any script, including lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xfffe }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'λ', '王', '\ud83d', '\ude00', '\uf900') }),
);
const sorted = fc.uniqueArray(text).map((texts) => texts.sort());

it('reads texts back from code units and from bytes', () => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      for (const pack of [packStrings, packBytes])
        expect(texts.map((_, id) => stringAt(pack(texts), id))).toEqual(texts);
    }),
  );
});

it('sorts bytes in the order of the texts', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const order = a < b ? -1 : a > b ? 1 : 0;
      expect(Math.sign(compareStrings(packBytes([a]), 0, packBytes([b]), 0))).toBe(order);
    }),
  );
});

it('finds texts, and those with a prefix, in either encoding', () => {
  fc.assert(
    fc.property(sorted, text, (texts, wanted) => {
      for (const pack of [packStrings, packBytes]) {
        const found = openSorted(pack(texts));
        expect(texts.map((one) => found.find(one))).toEqual(texts.map((_, id) => id));
        expect(found.find(wanted)).toBe(texts.includes(wanted) ? texts.indexOf(wanted) : NONE);
        const [low, high] = found.prefixRange(wanted);
        expect(texts.slice(low, high)).toEqual(texts.filter((one) => one.startsWith(wanted)));
        expect(texts.map((_, id) => found.lengthOf(id))).toEqual(texts.map(({ length }) => length));
      }
    }),
  );
});

it('inserts and replaces texts, in either encoding', () => {
  fc.assert(
    fc.property(fc.array(text), text, fc.nat(), fc.boolean(), (texts, value, place, isInstead) => {
      const at = place % (texts.length + (isInstead ? 0 : 1));
      fc.pre(!Number.isNaN(at));
      const changed = texts.toSpliced(at, isInstead ? 1 : 0, value);
      for (const pack of [packStrings, packBytes]) {
        const spliced = spliceStrings(pack(texts), [{ at, isInstead, value }]);
        expect(changed.map((_, id) => stringAt(spliced, id))).toEqual(changed);
      }
    }),
  );
});
