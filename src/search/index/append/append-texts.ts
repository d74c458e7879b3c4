import { grownArray, sharedArray } from '../growing-array.ts';
import { createTextReader, type PackedTexts } from '../texts.ts';
import { varintSize, writeVarint } from '../varint.ts';
import { joined } from './joined.ts';
import type { Places } from './places.ts';

/** Texts behind others, whose codes stay as they are; a word that these do not hold gets a code behind the last. */
export function appendTexts(first: PackedTexts, second: PackedTexts, words: Places): PackedTexts {
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
  const documents = second.textStart.length - 1;

  function eachCode(document: number, visit: (code: number) => void): void {
    const text = reader.words(document);
    const { gaps } = reader;
    for (let i = 0; i < text.length; i++)
      visit((codeOf[words.ofSecond[text[i] ?? 0] ?? 0] ?? 0) * 2 + (gaps[i] ?? 0));
  }

  const ends = new Uint32Array(documents);
  let size = 0;
  for (let document = 0; document < documents; document++) {
    eachCode(document, (code) => {
      size += varintSize(code);
    });
    ends[document] = first.textCodes.length + size;
  }
  const textCodes = grownArray(Uint8Array, first.textCodes, first.textCodes.length + size);
  let at = first.textCodes.length;
  for (let document = 0; document < documents; document++)
    eachCode(document, (code) => {
      at = writeVarint(textCodes, at, code);
    });
  return { textStart: joined(Uint32Array, first.textStart, ends), textCodes, wordOfCode };
}
