import type { PackedIndex } from '../index/packed-index.ts';
import { codesInto } from '../index/texts.ts';

/** Where the codes of a document's words are (see `PackedTexts`); valid until the next call. */
export interface HeadText {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly to: number;
}

/** Words cached: those of a few hundred documents, a quarter of a megabyte. */
const ROOM = 1 << 16;

/**
 * The texts of reranked documents, each unpacked once: a query reads the same ones several times, for its words, for
 * feedback, and for its rewrites.
 */
export function createHeadTexts(
  index: Pick<PackedIndex, 'textStart' | 'textCodes'>,
  room = ROOM,
): (document: number) => HeadText {
  const { textStart } = index;
  const codes = new Uint32Array(room);
  const kept = new Map<number, HeadText>();
  let filled = 0;

  return (document) => {
    const known = kept.get(document);
    if (known !== undefined) return known;
    // A word takes at least a byte.
    const most = (textStart[document + 1] ?? 0) - (textStart[document] ?? 0);
    if (most > room) {
      const own = new Uint32Array(most);
      return { codes: own, from: 0, to: codesInto(index, document, own, 0) };
    }
    if (filled + most > room) {
      kept.clear();
      filled = 0;
    }
    const fresh = { codes, from: filled, to: codesInto(index, document, codes, filled) };
    kept.set(document, fresh);
    filled = fresh.to;
    return fresh;
  };
}
