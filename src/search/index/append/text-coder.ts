import { sharedArray } from '../growing-array.ts';
import { createTextReader, type PackedTexts } from '../texts.ts';
import { varintSize, writeVarint } from '../varint.ts';
import type { Places } from './places.ts';

/** Encodes texts of one index with the codes of another, whose words keep theirs. New words get the next codes. */
export interface TextCoder {
  /** Joint word number by code. */
  readonly wordOfCode: Uint32Array;
  /** Encoded size of a document in bytes. */
  sizeOf(document: number): number;
  /** Writes a document at a position and returns the position after it. */
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
