import { grownArray } from '../growing-array.ts';
import type { PackedTexts } from '../texts.ts';
import { joined } from './joined.ts';
import type { Places } from './places.ts';
import { createTextCoder } from './text-coder.ts';

/** Appends texts. Existing codes stay the same; new words get the next codes. */
export function appendTexts(first: PackedTexts, second: PackedTexts, words: Places): PackedTexts {
  const { wordOfCode, sizeOf, write } = createTextCoder(first, second, words);
  const documents = second.textStart.length - 1;
  const ends = new Uint32Array(documents);
  let size = 0;
  for (let document = 0; document < documents; document++) {
    size += sizeOf(document);
    ends[document] = first.textCodes.length + size;
  }
  const textCodes = grownArray(Uint8Array, first.textCodes, first.textCodes.length + size);
  let at = first.textCodes.length;
  for (let document = 0; document < documents; document++) at = write(document, textCodes, at);
  return { textStart: joined(Uint32Array, first.textStart, ends), textCodes, wordOfCode };
}
