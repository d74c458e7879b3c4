import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WordRange } from '../../../src/search/index/lexicon.ts';
import { createTitleMarks } from '../../../src/search/suggest/title-marks.ts';

/** Documents by word, as consecutive lists. */
function titlesBy(lists: readonly (readonly number[])[]) {
  const inRange = ([low, high]: WordRange) => lists.slice(low, high).flat();
  return {
    countIn: (range: WordRange) => inRange(range).length,
    visitIn(range: WordRange, visit: (document: number) => boolean | undefined) {
      inRange(range).every((document) => visit(document) !== false);
    },
  };
}

const documents = fc.uniqueArray(fc.nat(200_000), { minLength: 1, maxLength: 20 });
const lists = fc.array(documents, { minLength: 9, maxLength: 12 });
const ranges = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 6, max: 9 })), { minLength: 1, maxLength: 10 });

it('no document with a word of each range fails', () => {
  fc.assert(
    fc.property(lists, ranges, fc.nat(200_000), (others, asked, document) => {
      const mayHold = createTitleMarks(titlesBy(others.map((list) => [...list, document])), 200_000)(
        asked,
        1_000,
      );
      expect(mayHold(document)).toBe(true);
    }),
  );
});

it('a document without a word of some range fails, even if it passed an earlier test', () => {
  const marks = createTitleMarks(titlesBy([[1, 2], [2, 3], [3]]), 1_000);
  expect(marks([[1, 2]], 10)(3)).toBe(true);
  const mayHold = marks(
    [
      [0, 1],
      [1, 2],
    ],
    10,
  );
  expect([1, 2, 3, 4].filter(mayHold)).toEqual([2]);
});

it('documents that share a slot aren’t told apart', () => {
  const mayHold = createTitleMarks(titlesBy([[7]]), 1_000)([[0, 1]], 10);
  expect(mayHold(7 + 65_536)).toBe(true);
});

it('documents of a large catalog share fewer slots', () => {
  const mayHold = createTitleMarks(titlesBy([[7]]), 1_000_000)([[0, 1]], 10);
  expect([7, 7 + 65_536, 7 + 262_144].map(mayHold)).toEqual([true, false, true]);
});

it('lists too long for the titles they would save aren’t scanned', () => {
  const mayHold = createTitleMarks(titlesBy([Array.from({ length: 100 }, (_, i) => i)]), 1_000);
  expect(mayHold([[0, 1]], 1)(200)).toBe(true);
  expect(mayHold([[0, 1]], 50)(200)).toBe(false);
});

it('ranges beyond the bits of a mark are ignored', () => {
  const holders = Array.from({ length: 10 }, (_, i) => (i === 9 ? [5] : [4]));
  const each = holders.map((_, i): WordRange => [i, i + 1]);
  const mayHold = createTitleMarks(titlesBy(holders), 1_000)(each, 10);
  expect([4, 5].filter(mayHold)).toEqual([4]);
});
