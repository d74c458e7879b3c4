import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextTable } from '../../../../src/catalog/file/import/text-table.ts';
import { anyCharacter } from '../../../support/any-character.ts';

describe('a table of strings', () => {
  it('numbers strings in order of arrival, as a Map would, whatever characters they have', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 12 }),
      // Lone surrogates, which UTF-8 can’t distinguish.
      fc.constantFrom('\ud800', '\udc00', '\ufffd', '', 'a', 'a\0'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const table = createTextTable();
        const map = new Map<string, number>();
        for (const one of texts) {
          expect(table.find(one)).toBe(map.get(one) ?? -1);
          if (!map.has(one)) map.set(one, map.size);
          expect(table.add(one)).toBe(map.get(one));
        }
        expect(table.size).toBe(map.size);
        for (const [one, number] of map) expect(table.at(number)).toBe(one);
      }),
    );
  });

  it('finds each of very many strings again, and nothing else', () => {
    const table = createTextTable();
    const count = 100_000;
    for (let i = 0; i < count; i++) table.add(`arxiv:${i}`);
    const wrong = Array.from({ length: count }, (_, i) => i).filter(
      (i) => table.find(`arxiv:${i}`) !== i || table.at(i) !== `arxiv:${i}`,
    );
    expect(wrong).toEqual([]);
    expect(table.find(`arxiv:${count}`)).toBe(-1);
  });

  it('takes strings as long as a block, and refuses longer ones', () => {
    const table = createTextTable();
    const long = Array.from({ length: 20 }, (_, i) => String.fromCharCode(97 + i).repeat(65_535));
    for (const text of long) table.add(text);
    expect(long.map((text) => table.at(table.find(text)) === text)).toEqual(long.map(() => true));
    const wide = 'ł'.repeat(65_535);
    expect(table.at(table.add(wide))).toBe(wide);
    expect(() => table.add('x'.repeat(65_536))).toThrow(RangeError);
  });
});
