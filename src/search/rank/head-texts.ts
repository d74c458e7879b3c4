import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader } from '../index/texts.ts';

/** The words of a document with their stems, one for one; as long as no other is asked for. */
export interface HeadText {
  readonly words: Uint32Array;
  readonly stems: Uint32Array;
}

/** Words kept: those of some hundred documents, half a megabyte. */
const ROOM = 1 << 16;

/**
 * The texts of documents that are ranked anew: one query looks at the same ones several times, for its words, for what they
 * share with the first of them, and for the query as it may be meant, so each is unpacked once.
 */
export function createHeadTexts(index: PackedIndex, room = ROOM): (document: number) => HeadText {
  const { stemOf } = index;
  const texts = createTextReader(index);
  const words = new Uint32Array(room);
  const stems = new Uint32Array(room);
  const kept = new Map<number, HeadText>();
  let filled = 0;

  return (document) => {
    const known = kept.get(document);
    if (known !== undefined) return known;
    const text = texts.words(document);
    if (text.length > room) return { words: text, stems: text.map((word) => stemOf[word] ?? 0) };
    if (filled + text.length > room) {
      kept.clear();
      filled = 0;
    }
    const end = filled + text.length;
    words.set(text, filled);
    for (let i = 0; i < text.length; i++) stems[filled + i] = stemOf[text[i] ?? 0] ?? 0;
    const fresh = { words: words.subarray(filled, end), stems: stems.subarray(filled, end) };
    kept.set(document, fresh);
    filled = end;
    return fresh;
  };
}
