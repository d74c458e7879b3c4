import { firstNotBelow } from './ascending.ts';
import { sharedArray } from './growing-array.ts';

/** The words of all titles, stop words among them, end to end, in two bytes each: titles are read anywhere, some words of each. */
export interface PackedTitleWords {
  /** The code of the word in each place, `CODELESS` where that has none. */
  readonly codes: Uint16Array;
  /** The number of the word of each code: ascending, but for words that came later. */
  readonly wordOf: Uint32Array;
  /** Places whose words have no code, ascending, and the numbers of these words: the rarest of a large catalog. */
  readonly codelessAt: Uint32Array;
  readonly codelessWord: Uint32Array;
}

/** Stands for words without a code: there are as many codes below it. */
export const CODELESS = 0xffff;

/** Reads the number of the word in a place. */
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

/** The numbers of the words in `[from, to)`. */
export function titleWordsIn(read: TitleWordReader, from: number, to: number): Uint32Array {
  return new Uint32Array(Math.max(0, to - from)).map((_, i) => read(from + i));
}

/** The numbers of all of them, in their order. */
export function allTitleWords(words: PackedTitleWords): Uint32Array {
  return titleWordsIn(openTitleWords(words), 0, words.codes.length);
}

/** The words before a place, and so many of the codes. */
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

/** Packs the numbers of words; the commonest have codes, in the order of their numbers. @param size - How many words there are. */
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

/** The code of each word, `CODELESS` where it has none. */
export function codesOf(wordOf: Uint32Array, size: number): Uint16Array {
  const codeOf = new Uint16Array(size).fill(CODELESS);
  wordOf.forEach((word, code) => {
    codeOf[word] = code;
  });
  return codeOf;
}

/** Numbers of words as they are kept. */
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
