import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendTitleWords,
  renumberedTitleWords,
} from '../../../src/search/index/append/append-title-words.ts';
import {
  CODELESS,
  firstTitleWords,
  openTitleWords,
  type PackedTitleWords,
  packTitleWords,
  titleWordsIn,
} from '../../../src/search/index/title-words.ts';

/** More words than there are codes. */
const SIZE = CODELESS + 2_000;
const everyWord = Uint32Array.from({ length: SIZE }, (_, word) => SIZE - 1 - word);
const numbers = fc.array(fc.oneof(fc.nat(40), fc.nat(SIZE - 1)), { maxLength: 60 });

function read(packed: PackedTitleWords): Uint32Array {
  return titleWordsIn(openTitleWords(packed), 0, packed.codes.length);
}

/** Compares bytes: an assertion on this many numbers takes a second. */
function expectSame(found: Uint16Array | Uint32Array, expected: Uint16Array | Uint32Array): void {
  const bytes = ({ buffer, byteOffset, byteLength }: typeof found) =>
    Buffer.from(buffer, byteOffset, byteLength);
  expect(bytes(found).equals(bytes(expected))).toBe(true);
}

describe('words of titles', () => {
  it('can be read back, from any position', () => {
    fc.assert(
      fc.property(numbers, fc.nat(60), fc.nat(60), (words, from, to) => {
        const packed = packTitleWords(Uint32Array.from(words), SIZE);
        expect([...read(packed)]).toEqual(words);
        const end = Math.min(to, words.length);
        expect([...titleWordsIn(openTitleWords(packed), from, end)]).toEqual(words.slice(from, end));
      }),
    );
  });

  it('have codes, except the rarest ones if there are more words than codes', () => {
    const common = Uint32Array.from([7, 7, 67_000, 67_000]);
    const packed = packTitleWords(Uint32Array.from([...common, ...everyWord]), SIZE);
    expect([...read(packed)]).toEqual([...common, ...everyWord]);
    expect(packed.wordOf).toContain(7);
    expect(packed.wordOf).toContain(67_000);
    expect(packed.codelessAt).toHaveLength(SIZE - CODELESS);
  });

  it('are unchanged by appending words, with or without codes', () => {
    const full = packTitleWords(everyWord, SIZE);
    const few = packTitleWords(Uint32Array.from([3, 1, 2]), SIZE);
    fc.assert(
      fc.property(fc.constantFrom(full, few), numbers, numbers, (first, second, third) => {
        const once = appendTitleWords(first, Uint32Array.from(second), SIZE);
        const twice = appendTitleWords(once, Uint32Array.from(third), SIZE);
        expectSame(read(twice), Uint32Array.from([...read(first), ...second, ...third]));
        const before = firstTitleWords(twice, once.codes.length, once.wordOf.length);
        expectSame(before.codes, once.codes);
        expectSame(before.wordOf, once.wordOf);
        expectSame(read(before), read(once));
        expect(before.codelessAt).toEqual(once.codelessAt);
      }),
      { numRuns: 40 },
    );
  });

  it('that are new get codes while there are any', () => {
    const first = packTitleWords(everyWord.slice(0, CODELESS - 1), SIZE + 2);
    const grown = appendTitleWords(first, Uint32Array.from([SIZE, SIZE + 1, SIZE]), SIZE + 2);
    expect([...grown.codes.subarray(-3)]).toEqual([CODELESS - 1, CODELESS, CODELESS - 1]);
  });

  it('that are common have codes, however late in the vocabulary they are', () => {
    const last = SIZE - 1;
    const { codes } = packTitleWords(Uint32Array.from([...everyWord, last, last]), SIZE);
    expect(codes.at(-1)).not.toBe(CODELESS);
  });

  it('can be renumbered', () => {
    const full = packTitleWords(everyWord, SIZE);
    const other = renumberedTitleWords(full, (word) => word + 5);
    expect(read(other)).toEqual(everyWord.map((word) => word + 5));
  });
});
