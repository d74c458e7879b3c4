import { sharedArray } from '../growing-array.ts';
import { createTextReader, type PackedTexts } from '../texts.ts';
import { varintSize, writeVarint } from '../varint.ts';
import type { Places } from './places.ts';

/** Writes texts of one index by the codes of another one, whose words keep theirs; those that it lacks have the next ones. */
export interface TextCoder {
  /** The number of the word of each code among the words of both. */
  readonly wordOfCode: Uint32Array;
  /** The bytes that a document takes. */
  sizeOf(document: number): number;
  /** Writes a document from a place on; gives the place behind it. */
  write(document: number, into: Uint8Array, at: number): number;
}

export function createTextCoder(
  first: Pick<PackedTexts, 'wordOfCode'>,
  second: PackedTexts,
  words: Places,
): TextCoder {
  const wordOfCode = sharedArray(Uint32Array, words.count);
  const codeOf = new Uint32Array(words.count);
  first.wordOfCode.forEach((word, code) => {
    const number = words.ofFirst[word] ?? 0;
    wordOfCode[code] = number;
    codeOf[number] = code;
  });
  let codes = first.wordOfCode.length;
  for (const word of second.wordOfCode) {
    if (words.isHeld[word] === true) continue;
    const number = words.ofSecond[word] ?? 0;
    wordOfCode[codes] = number;
    codeOf[number] = codes++;
  }
  const reader = createTextReader(second);

  function eachCode(document: number, visit: (code: number) => void): void {
    const text = reader.words(document);
    const { gaps } = reader;
    for (let i = 0; i < text.length; i++)
      visit((codeOf[words.ofSecond[text[i] ?? 0] ?? 0] ?? 0) * 2 + (gaps[i] ?? 0));
  }

  return {
    wordOfCode,
    sizeOf(document) {
      let size = 0;
      eachCode(document, (code) => {
        size += varintSize(code);
      });
      return size;
    },
    write(document, into, at) {
      let next = at;
      eachCode(document, (code) => {
        next = writeVarint(into, next, code);
      });
      return next;
    },
  };
}
