import type { PackedIndex } from '../index/packed-index.ts';
import { codesInto } from '../index/texts.ts';

/** The codes of a document's words (see `PackedTexts`) with their stems, one for one; as long as no other is asked for. */
export interface HeadText {
  readonly codes: Uint32Array;
  readonly stems: Uint32Array;
}

/** Words kept: those of some hundred documents, half a megabyte. */
const ROOM = 1 << 16;

/**
 * The texts of documents that are ranked anew: one query looks at the same ones several times, for its words, for what they
 * share with the first of them, and for the query as it may be meant, so each is unpacked once. Stems are looked up by code,
 * as the codes of common words stand together.
 */
export function createHeadTexts(index: PackedIndex, room = ROOM): (document: number) => HeadText {
  const { stemOf, wordOfCode, textStart } = index;
  const stemOfCode = wordOfCode.map((word) => stemOf[word] ?? 0);
  const codes = new Uint32Array(room);
  const stems = new Uint32Array(room);
  const kept = new Map<number, HeadText>();
  let filled = 0;

  function unpack(document: number, toCodes: Uint32Array, toStems: Uint32Array, from: number): HeadText {
    const end = codesInto(index, document, toCodes, from);
    for (let i = from; i < end; i++) toStems[i] = stemOfCode[toCodes[i] ?? 0] ?? 0;
    return { codes: toCodes.subarray(from, end), stems: toStems.subarray(from, end) };
  }

  return (document) => {
    const known = kept.get(document);
    if (known !== undefined) return known;
    // A word has a byte at least.
    const most = (textStart[document + 1] ?? 0) - (textStart[document] ?? 0);
    if (most > room) return unpack(document, new Uint32Array(most), new Uint32Array(most), 0);
    if (filled + most > room) {
      kept.clear();
      filled = 0;
    }
    const fresh = unpack(document, codes, stems, filled);
    kept.set(document, fresh);
    filled += fresh.codes.length;
    return fresh;
  };
}
