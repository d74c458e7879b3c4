import { createGrowingBytes, createGrowingList, withLeadingZero } from './growing.ts';
import type { PackedTexts } from './texts.ts';
import { varintSize, writeVarint } from './varint.ts';

/** Collects the words of texts in order. */
export interface TextBuilder {
  /** Words so far. */
  readonly length: number;
  /** @param word - Its number in order of first appearance. @param isAfterGap - See `PackedTexts.textCodes`. */
  push(word: number, isAfterGap: boolean): void;
  endDocument(): void;
  /** @param newIds - Each word's number in the index. */
  finish(newIds: Uint32Array): PackedTexts;
}

/** Encodes words as they arrive, to keep memory low for large catalogs. */
export function createTextBuilder(): TextBuilder {
  const bytes = createGrowingBytes(1 << 12);
  const ends = createGrowingList();
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(word, isAfterGap) {
      length++;
      bytes.pushVarint(word * 2 + (isAfterGap ? 1 : 0));
    },
    endDocument() {
      ends.push(bytes.length);
    },
    finish: (newIds) => commonestFirst(bytes.values(), withLeadingZero(ends.finish()), newIds),
  };
}

/** Recodes the texts so that the most common words get the lowest codes. */
function commonestFirst(old: Uint8Array, oldStart: Uint32Array, newIds: Uint32Array): PackedTexts {
  const counts = new Uint32Array(newIds.length);
  eachCode(old, 0, old.length, (code) => {
    counts[code >>> 1] = (counts[code >>> 1] ?? 0) + 1;
  });
  const order = new Uint32Array(newIds.length)
    .map((_, word) => word)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const codeOf = new Uint32Array(order.length);
  let size = 0;
  order.forEach((word, code) => {
    codeOf[word] = code;
    size += (counts[word] ?? 0) * varintSize(code * 2);
  });
  const textCodes = new Uint8Array(size);
  const textStart = new Uint32Array(oldStart.length);
  let at = 0;
  for (let document = 0; document + 1 < oldStart.length; document++) {
    eachCode(old, oldStart[document] ?? 0, oldStart[document + 1] ?? 0, (oldCode) => {
      const code = (codeOf[oldCode >>> 1] ?? 0) * 2 + (oldCode & 1);
      at = writeVarint(textCodes, at, code);
    });
    textStart[document + 1] = at;
  }
  return { textStart, textCodes, wordOfCode: order.map((word) => newIds[word] ?? 0) };
}

function eachCode(bytes: Uint8Array, from: number, to: number, visit: (code: number) => void): void {
  let code = 0;
  let shift = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0;
    code |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    visit(code);
    code = 0;
    shift = 0;
  }
}
