/** The words of all texts without stop words, title first, in one to three bytes each. */
export interface PackedTexts {
  /** Codes of document `d` are `[textStart[d], textStart[d + 1])`. */
  readonly textStart: Uint32Array;
  /**
   * For each word, a varint of twice its code, plus one (the gap flag) if it follows a dropped stop word or starts the
   * text.
   */
  readonly textCodes: Uint8Array;
  /** Word number by code; the most common words have the lowest codes. */
  readonly wordOfCode: Uint32Array;
}

/** Reads texts. The next read overwrites the returned arrays. */
export interface TextReader {
  /** The words of a document, by number. */
  words(document: number): Uint32Array;
  /** At most this many words of a document, starting at a byte where a word begins. */
  wordsFrom(document: number, byte: number, most: number): Uint32Array;
  /** Gap flag (0 or 1) of each word in the last read. */
  readonly gaps: Uint8Array;
}

export function createTextReader({ textStart, textCodes, wordOfCode }: PackedTexts): TextReader {
  let words = new Uint32Array(1024);
  let gaps = new Uint8Array(1024);

  function read(from: number, end: number, most: number): Uint32Array {
    const room = Math.min(end - from, most);
    if (room > words.length) {
      words = new Uint32Array(room * 2);
      gaps = new Uint8Array(room * 2);
    }
    let at = from;
    let count = 0;
    while (at < end && count < most) {
      let byte = textCodes[at++] ?? 0;
      let code = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = textCodes[at++] ?? 0;
        code |= (byte & 127) << shift;
      }
      words[count] = wordOfCode[code >>> 1] ?? 0;
      gaps[count++] = code & 1;
    }
    return words.subarray(0, count);
  }

  return {
    words: (document) => read(textStart[document] ?? 0, textStart[document + 1] ?? 0, Infinity),
    wordsFrom: (document, byte, most) => read(byte, textStart[document + 1] ?? 0, most),
    get gaps() {
      return gaps;
    },
  };
}

/**
 * Writes the codes of a document's words to `into` from `at` on and returns where they end. There must be room for as many
 * numbers as the document has bytes.
 */
export function codesInto(
  { textStart, textCodes }: Pick<PackedTexts, 'textStart' | 'textCodes'>,
  document: number,
  into: Uint32Array,
  at: number,
): number {
  let byteAt = textStart[document] ?? 0;
  const end = textStart[document + 1] ?? byteAt;
  let to = at;
  while (byteAt < end) {
    let byte = textCodes[byteAt++] ?? 0;
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = textCodes[byteAt++] ?? 0;
      code |= (byte & 127) << shift;
    }
    into[to++] = code >>> 1;
  }
  return to;
}
