import type { Places } from '../append/places.ts';
import { splice } from '../append/splice.ts';
import { createTextCoder } from '../append/text-coder.ts';
import { type Kind, type Numbers, sharedArray } from '../growing-array.ts';
import type { PackedTexts } from '../texts.ts';

/** Replaces the texts of some documents. New words get the next codes. */
export function replacedTexts(
  index: PackedTexts,
  documents: readonly number[],
  texts: PackedTexts,
  words: Places,
): PackedTexts {
  const { wordOfCode, sizeOf, write } = createTextCoder(index, texts, words);
  const changes = documents.map((at, i) => {
    const value = new Uint8Array(sizeOf(i));
    write(i, value, 0);
    return { at, isInstead: true, value };
  });
  const bytes = (length: number) => sharedArray(Uint8Array, length);
  const { starts, values } = splice(bytes, index.textStart, index.textCodes, changes);
  return { textStart: starts, textCodes: values, wordOfCode };
}

/** Replaces the numbers of some documents. */
export function replacedNumbers<T extends Numbers>(
  Kind: Kind<T>,
  numbers: T,
  documents: readonly number[],
  instead: T,
): T {
  const made = sharedArray(Kind, numbers.length);
  made.set(numbers);
  documents.forEach((document, i) => {
    made[document] = instead[i] ?? 0;
  });
  return made;
}
