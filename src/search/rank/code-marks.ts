import { groupByKey } from '../index/growing.ts';
import { openStems } from '../index/joint-lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';

/** Gives each of some stems a number that is read off the codes of its words: those of common words stand close together. */
export interface CodeMarks {
  /** The number of the stem of each code; zeros but for the stems that were marked. */
  readonly of: Uint8Array;
  mark(stem: number, number: number): void;
}

/** Makes marks over one index; each has numbers of its own, and all have the words of each stem together. */
export function createMarker(
  index: Pick<PackedIndex, 'stemOf' | 'wordOfCode' | 'stems' | 'tail'>,
): () => CodeMarks {
  const { stemOf, wordOfCode } = index;
  const stemCount = openStems(index).size;
  // No text holds a word without a stem; one beside the others keeps the numbers in bounds all the same.
  const stemOfCode = wordOfCode.map((word) => Math.min(stemOf[word] ?? stemCount, stemCount));
  const codes = wordOfCode.map((_, code) => code);
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
