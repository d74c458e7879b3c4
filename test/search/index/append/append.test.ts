import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendIndex } from '../../../../src/search/index/append/append.ts';
import { createPartsBuilder } from '../../../../src/search/index/append/build-in-parts.ts';
import { bestShares, FULL_SHARE } from '../../../../src/search/index/block-best.ts';
import { BM25 } from '../../../../src/search/index/bm25.ts';
import type { IndexedText } from '../../../../src/search/index/indexed-text.ts';
import { openLexicon, type PackedWords } from '../../../../src/search/index/lexicon.ts';
import type { PackedIndex } from '../../../../src/search/index/packed-index.ts';
import { stringAt } from '../../../../src/search/index/strings.ts';
import { createTextReader } from '../../../../src/search/index/texts.ts';
import { openTitleWords, titleWordsIn } from '../../../../src/search/index/title-words.ts';
import { indexOf, madeText } from '../../../support/made-texts.ts';

/** Rare words, and words in a third or two thirds of all papers. */
const word = fc.oneof(
  fc.constantFrom('owl', 'owls', 'the', 'of', 'nets', 'net', 'Łódź', 'BERT:', 'GloVe'),
  fc.nat(60).map((n) => `w${n}x`),
  fc.nat(100_000).map((n) => `q${n}`),
);
const paper = madeText(word, [
  'loud owl nets (LON)',
  'long old nights (LON)',
  'very large owls (VLO)',
  'loud owls nets (LON)',
]);

/** The content of an index except best scores, independent of word codes and hash table layout. */
function saidBy(index: PackedIndex) {
  const {
    textCodes: _codes,
    textStart: _starts,
    wordOfCode,
    blockBest,
    bestGrowth,
    titleWords,
    ...rest
  } = index;
  expectBest(index, blockBest, bestGrowth);
  const reader = createTextReader(index);
  const texts = Array.from({ length: index.documents }, (_, document) => {
    const numbers = [...reader.words(document)];
    return [numbers, [...reader.gaps.subarray(0, numbers.length)]];
  });
  const titles = titleWordsIn(openTitleWords(titleWords), 0, titleWords.codes.length);
  const plain = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return Array.from(value as Uint32Array);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, part]) => (name === 'table' ? [] : [[name, plain(part)]])),
    );
  };
  return { ...(plain(rest) as object), texts, titles, words: [...wordOfCode].sort((a, b) => a - b) };
}

/** Best scores are at least what they would be now, and only slightly higher. */
function expectBest(index: PackedIndex, blockBest: Uint8Array, growth: number): void {
  const exact = bestShares(index, BM25);
  expect(blockBest).toHaveLength(exact.length);
  expect(growth).toBeGreaterThanOrEqual(1);
  expect(growth).toBeLessThan(1.02);
  const isOff = (best: number, block: number) =>
    best > FULL_SHARE ||
    best < Math.ceil((exact[block] ?? 0) / growth - 1) ||
    best > (exact[block] ?? 0) * growth + 1;
  expect([...blockBest].filter(isOff)).toEqual([]);
}

function expectFound(packed: PackedWords): void {
  const lexicon = openLexicon(packed);
  const ids = Array.from({ length: lexicon.size }, (_, id) => id);
  expect(ids.map((id) => lexicon.find(stringAt(packed, id)))).toEqual(ids);
}

function expectAppended(before: readonly IndexedText[], added: readonly IndexedText[]): void {
  const first = indexOf(before);
  const untouched = structuredClone(first);
  const appended = appendIndex(first, indexOf(added));
  expect(saidBy(appended)).toEqual(saidBy(indexOf([...before, ...added])));
  for (const packed of [appended.words, appended.stems, appended.nameWords]) expectFound(packed);
  expect(first).toEqual(untouched);
}

it.each([1, 59, 60, 61, 299, 300])(
  'an index built in parts of sixty equals an index of all its %i papers',
  (size) => {
    const all = fc.sample(paper, { numRuns: size, seed: 13 });
    const builder = createPartsBuilder(60);
    for (const one of all) builder.add(one);
    expect(saidBy(builder.finish())).toEqual(saidBy(indexOf(all)));
  },
);

describe('an index appended to', () => {
  it('equals an index of all its papers, whichever came later', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 40 }), fc.array(paper, { maxLength: 12 }), expectAppended),
      { numRuns: 60 },
    );
  });

  // Blocks of 128 postings: full, one short, and just begun; and catalogs around the size where one explanation is no longer enough.
  it.each([127, 128, 129, 300, 1_995])(
    'does so with %i papers before, with the same words and others',
    (size) => {
      const all = fc.sample(paper, { numRuns: size + 140, seed: 7 });
      expectAppended(all.slice(0, size), all.slice(size));
      expectAppended(all.slice(0, size), all.slice(0, 1));
    },
  );

  it('can be appended to in two ways that do not affect each other', () => {
    const all = fc.sample(paper, { numRuns: 460, seed: 19 });
    const first = appendIndex(indexOf(all.slice(0, 200)), indexOf(all.slice(200, 400)));
    const ways = [all.slice(400, 410), all.slice(410, 425), all.slice(425, 460)];
    const appended = ways.map((added) => appendIndex(first, indexOf(added)));
    expect(appended[0]?.textCodes.buffer).toBe(first.textCodes.buffer);
    expect(appended.map(saidBy)).toEqual(
      ways.map((added) => saidBy(indexOf([...all.slice(0, 400), ...added]))),
    );
    expect(saidBy(first)).toEqual(saidBy(indexOf(all.slice(0, 400))));
  });

  it('keeps best scores while they are nearly right', () => {
    const all = fc.sample(paper, { numRuns: 3_200, seed: 17 });
    let index = indexOf(all.slice(0, 3_000));
    const grown: number[] = [];
    for (let at = 3_000; at < all.length; at += 10) {
      index = appendIndex(index, indexOf(all.slice(at, at + 10)));
      expectBest(index, index.blockBest, index.bestGrowth);
      grown.push(index.bestGrowth);
    }
    // Kept with a factor at first, and recomputed eventually.
    expect(grown[0]).toBeGreaterThan(1);
    expect(grown.slice(1)).toContain(1);
  });

  it('can be appended to again, and so can an empty one', () => {
    const all = fc.sample(paper, { numRuns: 300, seed: 11 });
    let index = indexOf([]);
    for (let at = 0; at < all.length; at += 60) index = appendIndex(index, indexOf(all.slice(at, at + 60)));
    expect(saidBy(index)).toEqual(saidBy(indexOf(all)));
    expect(saidBy(appendIndex(index, indexOf([])))).toEqual(saidBy(index));
  });
});
