import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextBuilder } from '../../../src/search/index/build-texts.ts';
import { placesOfRow } from '../../../src/search/index/text-places.ts';
import { createTextReader } from '../../../src/search/index/texts.ts';

/** Enough words for codes of one, two and three bytes that share some bytes. */
const WORDS = 20_000;
const word = fc.oneof(
  fc.nat(3),
  fc.integer({ min: 60, max: 68 }),
  fc.integer({ min: 8_190, max: 8_200 }),
  fc.nat(WORDS - 1),
);
const text = fc.array(fc.tuple(word, fc.boolean()), { maxLength: 60 });

/** Texts in which word `n` has code `n` or nearly so: lower words occur more often. */
function packed(texts: readonly (readonly (readonly [number, boolean])[])[]) {
  const builder = createTextBuilder();
  for (const words of texts) {
    for (const [one, isAfterGap] of words) builder.push(one, isAfterGap);
    builder.endDocument();
  }
  for (let one = 0; one < WORDS; one++) builder.push(one, false);
  builder.endDocument();
  return builder.finish(Uint32Array.from({ length: WORDS }, (_, one) => one));
}

function placesAmong(words: readonly number[], row: readonly number[]): number[] {
  return [...words.keys()].filter(
    (at) => at + row.length <= words.length && row.every((one, i) => words[at + i] === one),
  );
}

describe('occurrences of consecutive words', () => {
  it('are the same as in the decoded words', () => {
    const pieces = fc.tuple(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.integer({ min: 1, max: 3 }),
    );
    fc.assert(
      fc.property(pieces, fc.array(word, { minLength: 1, maxLength: 2 }), ([texts, from, size], others) => {
        const index = packed(texts);
        const reader = createTextReader(index);
        const all = texts.flat().map(([one]) => one);
        const begin = all.length === 0 ? 0 : from % all.length;
        for (const row of [all.slice(begin, begin + size), others].filter(({ length }) => length > 0)) {
          const placesIn = placesOfRow(index, row);
          for (let document = 0; document < texts.length; document++) {
            const words = Array.from(reader.words(document));
            const found = placesIn(document);
            expect(found.map(({ place }) => place)).toEqual(placesAmong(words, row));
            for (const { place, end } of found)
              expect(Array.from(reader.wordsFrom(document, end, 3))).toEqual(
                words.slice(place + row.length, place + row.length + 3),
              );
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('do not extend into the next text', () => {
    const index = packed([
      [
        [1, true],
        [2, false],
      ],
      [[3, true]],
    ]);
    expect(placesOfRow(index, [1, 2])(0)).toEqual([{ place: 0, end: index.textStart[1] }]);
    expect(placesOfRow(index, [2, 3])(0)).toEqual([]);
  });

  it('are empty for a word in no text, and for no words', () => {
    const index = packed([[[1, true]]]);
    expect(placesOfRow(index, [WORDS + 1])(0)).toEqual([]);
    expect(placesOfRow(index, [])(0)).toEqual([]);
  });
});
