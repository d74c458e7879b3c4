import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWords } from '../../../src/search/index/joint-lexicon.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import {
  createTitleRangeTest,
  createTitleWordSeeker,
  openTitleWordLengths,
} from '../../../src/search/index/title-tests.ts';
import { CODELESS, openTitleWords, type PackedTitleWords } from '../../../src/search/index/title-words.ts';
import { indexOf } from '../../support/made-texts.ts';

/** Words in titles before the tail, only in texts there, or new in the tail. */
const SIZE = 40;
const titled = (words: readonly number[]) => words.map((word) => `q${word}${'x'.repeat(word % 7)}`).join(' ');
const title = fc.array(fc.nat(SIZE), { maxLength: 6 });
const titles = fc.array(title, { minLength: 1, maxLength: 12 });

/** An index of some titles with others in its tail; optionally, half of the words have no codes. */
const made = fc.tuple(titles, title, titles, fc.boolean()).map(([first, text, later, isCodeless]) => {
  const paper = (words: readonly number[], body: readonly number[] = []) => ({
    title: titled(words),
    body: titled(body),
    authors: [],
  });
  const before = indexOf(first.map((words) => paper(words, text)));
  const index = growIndex(before, indexOf(later.map((words) => paper(words))));
  return isCodeless ? { ...index, titleWords: withoutHalfOfTheCodes(index.titleWords) } : index;
});

/** Takes every other code away. */
function withoutHalfOfTheCodes(packed: PackedTitleWords): PackedTitleWords {
  const read = openTitleWords(packed);
  const wordOf = packed.wordOf.filter((_, code) => code % 2 === 0);
  const codes = packed.codes.map((code) => (code % 2 === 0 ? code / 2 : CODELESS));
  const codelessAt = Uint32Array.from(packed.codes.keys()).filter((at) => codes[at] === CODELESS);
  return { wordOf, codes, codelessAt, codelessWord: codelessAt.map(read) };
}

function places({ titleWords }: PackedIndex): number[] {
  return [...titleWords.codes.keys()];
}

describe('looking through titles', () => {
  it('finds the wanted words at their positions', () => {
    fc.assert(
      fc.property(made, fc.array(fc.nat(SIZE), { minLength: 1, maxLength: 3 }), (index, sought) => {
        const lexicon = openWords(index);
        const read = openTitleWords(index.titleWords);
        const numbers = sought.map((word) => lexicon.find(titled([word])));
        const { values, valueAt } = createTitleWordSeeker(index)(numbers);
        const found = places(index).flatMap((at) => values.map((value) => valueAt(at) === value));
        expect(found).toEqual(places(index).flatMap((at) => numbers.map((word) => read(at) === word)));
      }),
    );
  });

  it('tells which positions have a word within a range', () => {
    fc.assert(
      fc.property(made, fc.constantFrom('', 'q', 'q1', 'q2', 'q17', 'q3', 'z'), (index, typed) => {
        const lexicon = openWords(index);
        const read = openTitleWords(index.titleWords);
        const isIn = createTitleRangeTest(index, lexicon)(lexicon.prefixRange(typed));
        const words = places(index).map((at) => lexicon.at(read(at)));
        expect(places(index).map(isIn)).toEqual(words.map((word) => word.startsWith(typed)));
      }),
    );
  });

  it('reads the lengths of words', () => {
    fc.assert(
      fc.property(made, (index) => {
        const lexicon = openWords(index);
        const read = openTitleWords(index.titleWords);
        const lengthAt = openTitleWordLengths(index, lexicon);
        const words = places(index).map((at) => lexicon.at(read(at)));
        expect(places(index).map(lengthAt)).toEqual(words.map((word) => word.length));
      }),
    );
  });
});

it('is tested on titles with words from the tail and without codes', () => {
  const indexes = fc.sample(made, { numRuns: 50, seed: 3 });
  expect(indexes.some(({ titleWords }) => titleWords.codelessAt.length > 0)).toBe(true);
  expect(
    indexes.some(({ words, titleWords }) =>
      titleWords.wordOf.some((word) => word >= words.starts.length - 1),
    ),
  ).toBe(true);
});
