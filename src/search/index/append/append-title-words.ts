import { CODELESS, coded, codesOf, type PackedTitleWords } from '../title-words.ts';
import { joined } from './joined.ts';

/**
 * Appends title words, in shared memory. Words new to titles get the next codes while there are any.
 *
 * @param numbers - Word numbers in the joint numbering. @param size - Size of the joint vocabulary.
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

/** Renumbers the words. */
export function renumberedTitleWords(
  words: PackedTitleWords,
  newOf: (word: number) => number,
): PackedTitleWords {
  return { ...words, wordOf: words.wordOf.map(newOf), codelessWord: words.codelessWord.map(newOf) };
}
