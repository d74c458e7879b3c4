import { openStems } from '../index/joint-lexicon.ts';
import { holdersOf } from '../index/joint-postings.ts';
import { NONE } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** The stems that get a vector, and how rare each is. */
export interface Vocabulary {
  readonly size: number;
  /** The row of each stem, or `NONE`. */
  readonly rowOf: Uint32Array;
  /** `ln(1 + (N - n + 0.5) / (n + 0.5))` for each row, as in BM25. */
  readonly idf: Float32Array;
}

/** Catalogs from this size on are large: a word must occur in more papers to be learnt. */
export const LARGE = 10_000;
const FEWEST = 2;
const FEWEST_IN_LARGE = 5;
/** A stem in more than this share of the papers says nothing about the subject. */
const MOST_SHARE = 0.5;

export function vocabularyOf(index: PackedIndex): Vocabulary {
  const { documents } = index;
  const fewest = documents >= LARGE ? FEWEST_IN_LARGE : FEWEST;
  const rowOf = new Uint32Array(openStems(index).size).fill(NONE);
  const idf: number[] = [];
  for (let stem = 0; stem < rowOf.length; stem++) {
    const papers = holdersOf(index, stem);
    if (papers < fewest || papers >= documents * MOST_SHARE) continue;
    rowOf[stem] = idf.length;
    idf.push(Math.log(1 + (documents - papers + 0.5) / (papers + 0.5)));
  }
  return { size: idf.length, rowOf, idf: Float32Array.from(idf) };
}
