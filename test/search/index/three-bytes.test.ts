import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spliceLists } from '../../../src/search/index/append/splice.ts';
import { packStarts } from '../../../src/search/index/starts.ts';
import { allNumbers, listOfNumbers, numbersIn, packNumbers } from '../../../src/search/index/three-bytes.ts';

const number = fc.oneof(fc.nat(300), fc.nat(0xffffff), fc.constantFrom(0xffff, 0x10000, 0xffffff));
const numbers = fc.array(number, { maxLength: 40 });

describe('numbers in three bytes', () => {
  it('can be read back: all, some, or one by one', () => {
    fc.assert(
      fc.property(numbers, fc.nat(40), fc.nat(40), (all, a, b) => {
        const packed = packNumbers(all);
        const [from = 0, to = 0] = [a, b].map((at) => Math.min(at, all.length)).sort((x, y) => x - y);
        const list = listOfNumbers(packed, from, to);
        expect([...allNumbers(packed)]).toEqual(all);
        expect([...numbersIn(packed, from, to)]).toEqual(all.slice(from, to));
        expect(Array.from({ length: list.length }, (_, i) => list.at(i))).toEqual(all.slice(from, to));
      }),
    );
  });

  it('reject numbers that do not fit', () => {
    expect(() => packNumbers([0x1000000])).toThrow('16777216 takes more than three bytes');
  });

  it('can have lists replaced and inserted', () => {
    fc.assert(
      fc.property(fc.array(numbers), numbers, fc.nat(), fc.boolean(), (lists, value, place, isInstead) => {
        const at = place % (lists.length + (isInstead ? 0 : 1));
        fc.pre(!Number.isNaN(at));
        const start = Uint32Array.from(
          { length: lists.length + 1 },
          (_, i) => lists.slice(0, i).flat().length,
        );
        const values = packNumbers(lists.flat());
        const change = { at, isInstead, value: Uint32Array.from(value) };
        for (const kept of [start, packStarts(start)]) {
          const spliced = spliceLists({ start: kept, values }, [change]);
          const found = Array.from({ length: spliced.start.length - 1 }, (_, i) => [
            ...numbersIn(spliced.values, spliced.start[i] ?? 0, spliced.start[i + 1] ?? 0),
          ]);
          expect(found).toEqual(lists.toSpliced(at, isInstead ? 1 : 0, value));
        }
      }),
    );
  });
});
