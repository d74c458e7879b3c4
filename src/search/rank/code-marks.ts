import { groupByKey } from '../index/growing.ts';
import { openStems } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** Marks stems with a number that is read by word code: codes of common words are close together. */
export interface CodeMarks {
  /** The mark of each code's stem; zero if not marked. */
  readonly of: Uint8Array;
  mark(stem: number, number: number): void;
}

/** Makes sets of marks over one index: each has its own numbers, all share the lists of words by stem. */
export function createMarker(
  index: Pick<PackedIndex, 'stemOf' | 'wordOfCode' | 'stems' | 'tail'>,
): () => CodeMarks {
  const { stemOf, wordOfCode } = index;
  const stemCount = openStems(index).size;
  // No text has a word without a stem; an extra number still keeps everything in bounds.
  const stemOfCode = new Uint32Array(wordOfCode.length);
  const codes = new Uint32Array(wordOfCode.length);
  for (let code = 0; code < codes.length; code++) {
    stemOfCode[code] = Math.min(stemOf[wordOfCode[code] ?? 0] ?? stemCount, stemCount);
    codes[code] = code;
  }
  const { start, values } = groupByKey(stemOfCode, codes, stemCount + 1);

  return () => {
    const of = new Uint8Array(wordOfCode.length);
    return {
      of,
      mark(stem, number) {
        const end = start[stem + 1] ?? 0;
        for (let i = start[stem] ?? 0; i < end; i++) of[values[i] ?? 0] = number;
      },
    };
  };
}
