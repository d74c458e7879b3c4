import { CODELESS, coded, codesOf, type PackedTitleWords } from '../title-words.ts';
import { joined } from './joined.ts';

/**
 * Words of titles behind others, in memory that threads share. Words that are new among titles have the next codes, as long as there
 * are any.
 *
 * @param numbers - Words by their numbers in both together. @param size - How many words there are.
 */
export function appendTitleWords(
  first: PackedTitleWords,
  numbers: Uint32Array,
  size: number,
): PackedTitleWords {
  const codeOf = codesOf(first.wordOf, size);
  const fresh: number[] = [];
  for (const word of numbers) {
    const code = first.wordOf.length + fresh.length;
    if (codeOf[word] !== CODELESS || code >= CODELESS) continue;
    codeOf[word] = code;
    fresh.push(word);
  }
  const { codes, codelessAt, codelessWord } = coded(numbers, codeOf, first.wordOf);
  const before = first.codes.length;
  return {
    codes: joined(Uint16Array, first.codes, codes),
    wordOf: joined(Uint32Array, first.wordOf, Uint32Array.from(fresh)),
    codelessAt: joined(
      Uint32Array,
      first.codelessAt,
      codelessAt.map((at) => before + at),
    ),
    codelessWord: joined(Uint32Array, first.codelessWord, codelessWord),
  };
}

/** The same words by other numbers. */
export function renumberedTitleWords(
  words: PackedTitleWords,
  newOf: (word: number) => number,
): PackedTitleWords {
  return { ...words, wordOf: words.wordOf.map(newOf), codelessWord: words.codelessWord.map(newOf) };
}
