import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { createTextReader, type PackedTexts } from '../index/texts.ts';

/** Most distinct rows counted in a text; further ones are ignored. */
const MOST = 4_096;

/** The distinct rows of a part of a text and how often each occurs: `[0, size)` of both arrays. */
export interface Bag {
  size: number;
  readonly rows: Uint32Array;
  readonly counts: Float32Array;
}

export function emptyBag(): Bag {
  return { size: 0, rows: new Uint32Array(MOST), counts: new Float32Array(MOST) };
}

/** Creates a function that fills bags with the words `[from, to)` of a document's text, except `[holeFrom, holeTo)`. */
export function createBagger(
  index: PackedTexts & Pick<PackedIndex, 'stemOf'>,
  rowOf: Uint32Array,
  rows: number,
) {
  const { stemOf } = index;
  const texts = createTextReader(index);
  /** Position in the bag, plus one, by row; all zero between calls. */
  const placeOf = new Uint32Array(rows);

  return (bag: Bag, document: number, from: number, to: number, holeFrom = 0, holeTo = 0): void => {
    bag.size = 0;
    const text = texts.words(document);
    for (let i = from; i < Math.min(to, text.length); i++) {
      if (i >= holeFrom && i < holeTo) continue;
      const row = rowOf[stemOf[text[i] ?? 0] ?? NONE] ?? NONE;
      if (row === NONE) continue;
      const place = placeOf[row] ?? 0;
      if (place > 0) bag.counts[place - 1] = (bag.counts[place - 1] ?? 0) + 1;
      else if (bag.size < MOST) {
        bag.rows[bag.size] = row;
        bag.counts[bag.size] = 1;
        placeOf[row] = ++bag.size;
      }
    }
    for (let i = 0; i < bag.size; i++) placeOf[bag.rows[i] ?? 0] = 0;
  };
}
