import type { PackedTexts } from './texts.ts';
import { LONGEST_VARINT, writeVarint } from './varint.ts';

/** An occurrence of consecutive words in a text. */
export interface RowPlace {
  /** Position of the first word in the text. */
  readonly place: number;
  /** Offset after the last word's bytes, for `TextReader.wordsFrom`. */
  readonly end: number;
}

/**
 * Finds all occurrences of consecutive words in a document, in ascending order. Compares encoded bytes without decoding words, since
 * most texts have no occurrence.
 */
export function placesOfRow(
  { textStart, textCodes, wordOfCode }: PackedTexts,
  words: readonly number[],
): (document: number) => readonly RowPlace[] {
  const codes = words.map((word) => wordOfCode.indexOf(word));
  if (words.length === 0 || codes.includes(-1)) return () => [];
  const bytes = codes.map(bytesOf);
  const [first = new Uint8Array(0), ...others] = bytes;
  const behind = first.length - 1;
  // The gap flag is the lowest bit of a code, in its first byte.
  const ignored = behind === 0 ? 1 : 0;
  const wanted = (first[behind] ?? 0) | ignored;

  /** The end of a code that begins at a position, or 0 if a different one is there. */
  function endOf(code: Uint8Array, at: number): number {
    if (((textCodes[at] ?? 0) | 1) !== ((code[0] ?? 0) | 1)) return 0;
    for (let i = 1; i < code.length; i++) if (textCodes[at + i] !== code[i]) return 0;
    return at + code.length;
  }

  return (document) => {
    const start = textStart[document] ?? 0;
    const end = textStart[document + 1] ?? start;
    const places: RowPlace[] = [];
    let counted = start;
    let place = 0;
    for (let last = start + behind; last < end; last++) {
      if (((textCodes[last] ?? 0) | ignored) !== wanted) continue;
      const at = last - behind;
      const isBeginning = at === start || (textCodes[at - 1] ?? 0) < 128;
      let next = isBeginning ? endOf(first, at) : 0;
      for (let i = 0; i < others.length && next > 0; i++) {
        next = endOf(others[i] ?? first, next);
      }
      if (next === 0 || next > end) continue;
      for (; counted < at; counted++) if ((textCodes[counted] ?? 0) < 128) place++;
      places.push({ place, end: next });
    }
    return places;
  };
}

/** Encodes a code as in texts, without the gap flag. */
function bytesOf(code: number): Uint8Array {
  const bytes = new Uint8Array(LONGEST_VARINT);
  return bytes.subarray(0, writeVarint(bytes, 0, code * 2));
}
