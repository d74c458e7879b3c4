import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextBuilder } from '../../../src/search/index/build-texts.ts';
import { createTextReader } from '../../../src/search/index/texts.ts';

/** Words with short and long codes, each with its gap flag. */
const text = fc.array(fc.tuple(fc.oneof(fc.nat(5), fc.nat(300), fc.nat(3_000_000)), fc.boolean()), {
  maxLength: 40,
});

describe('packed texts', () => {
  it('return every word of every document, with its gap flags', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const numbers = new Map([...new Set(texts.flat().map(([word]) => word))].map((word, i) => [word, i]));
        const builder = createTextBuilder();
        for (const words of texts) {
          for (const [word, isAfterGap] of words) builder.push(numbers.get(word) ?? 0, isAfterGap);
          builder.endDocument();
        }
        expect(builder.length).toBe(texts.flat().length);
        const reader = createTextReader(builder.finish(Uint32Array.from(numbers.keys())));
        texts.forEach((words, document) => {
          expect([...reader.words(document)]).toEqual(words.map(([word]) => word));
          expect([...reader.gaps.subarray(0, words.length)]).toEqual(words.map(([, gap]) => (gap ? 1 : 0)));
        });
      }),
    );
  });

  it('can be read if a text is longer than all before', () => {
    const builder = createTextBuilder();
    for (let i = 0; i < 5_000; i++) builder.push(i % 700, i % 3 === 0);
    builder.endDocument();
    const words = createTextReader(builder.finish(Uint32Array.from({ length: 700 }, (_, i) => i))).words(0);
    expect([...words]).toEqual(Array.from({ length: 5_000 }, (_, i) => i % 700));
  });

  it('take one byte for the most common words', () => {
    const builder = createTextBuilder();
    for (let i = 0; i < 10_000; i++) builder.push(i, false);
    for (let i = 0; i < 90_000; i++) builder.push(9_990, false);
    builder.endDocument();
    const { textCodes } = builder.finish(Uint32Array.from({ length: 10_000 }, (_, i) => i));
    expect(textCodes.length).toBeLessThan(90_000 + 10_000 * 3);
  });
});
