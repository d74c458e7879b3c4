import { firstNotBelow } from './ascending.ts';
import { sharedArray } from './growing-array.ts';

/** The words of all titles, including stop words, end to end, in two bytes each for random access. */
export interface PackedTitleWords {
  /** The code of the word at each position, or `CODELESS`. */
  readonly codes: Uint16Array;
  /** Word number by code; ascending, except for words added later. */
  readonly wordOf: Uint32Array;
  /** Positions of words without a code (the rarest in a large catalog), ascending, and their word numbers. */
  readonly codelessAt: Uint32Array;
  readonly codelessWord: Uint32Array;
}

/** Marks words without a code. Codes are below it. */
export const CODELESS = 0xffff;

/** Reads the word number at a position. */
export type TitleWordReader = (at: number) => number;

export function openTitleWords({
  codes,
  wordOf,
  codelessAt,
  codelessWord,
}: PackedTitleWords): TitleWordReader {
  function codeless(at: number): number {
    return codelessWord[firstNotBelow(codelessAt, at)] ?? 0;
  }

  return (at) => {
    const code = codes[at] ?? CODELESS;
    return code === CODELESS ? codeless(at) : (wordOf[code] ?? 0);
  };
}

/** Word numbers at `[from, to)`. */
export function titleWordsIn(read: TitleWordReader, from: number, to: number): Uint32Array {
  return new Uint32Array(Math.max(0, to - from)).map((_, i) => read(from + i));
}

/** All word numbers, in order. */
export function allTitleWords(words: PackedTitleWords): Uint32Array {
  return titleWordsIn(openTitleWords(words), 0, words.codes.length);
}

/** The words before position `end`, with the first `codeCount` codes. */
export function firstTitleWords(
  { codes, wordOf, codelessAt, codelessWord }: PackedTitleWords,
  end: number,
  codeCount: number,
): PackedTitleWords {
  const later = codelessAt.findIndex((at) => at >= end);
  const codeless = later < 0 ? codelessAt.length : later;
  return {
    codes: codes.subarray(0, end),
    wordOf: wordOf.subarray(0, codeCount),
    codelessAt: codelessAt.subarray(0, codeless),
    codelessWord: codelessWord.subarray(0, codeless),
  };
}

/** Packs word numbers. The most common words get codes, in word order. @param size - Size of the vocabulary. */
export function packTitleWords(numbers: Uint32Array, size: number): PackedTitleWords {
  const counts = new Uint32Array(size);
  for (const word of numbers) counts[word] = (counts[word] ?? 0) + 1;
  const wordOf = new Uint32Array(size)
    .map((_, word) => word)
    .filter((word) => (counts[word] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, CODELESS)
    .sort();
  return coded(numbers, codesOf(wordOf, size), wordOf);
}

/** Code by word number, `CODELESS` for words without one. */
export function codesOf(wordOf: Uint32Array, size: number): Uint16Array {
  const codeOf = new Uint16Array(size).fill(CODELESS);
  wordOf.forEach((word, code) => {
    codeOf[word] = code;
  });
  return codeOf;
}

/** Encodes word numbers. */
export function coded(numbers: Uint32Array, codeOf: Uint16Array, wordOf: Uint32Array): PackedTitleWords {
  const codes = sharedArray(Uint16Array, numbers.length);
  const codelessAt: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const code = codeOf[numbers[i] ?? 0] ?? CODELESS;
    codes[i] = code;
    if (code === CODELESS) codelessAt.push(i);
  }
  return {
    codes,
    wordOf,
    codelessAt: Uint32Array.from(codelessAt),
    codelessWord: Uint32Array.from(codelessAt, (at) => numbers[at] ?? 0),
  };
}
