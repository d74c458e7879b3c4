import { sharedArray } from '../growing-array.ts';
import type { PackedIndex } from '../packed-index.ts';
import type { Places } from './places.ts';
import { renumbered } from './renumbered.ts';

/** The stem of each word of two indexes, in the joint numbering. */
export function joinedStemOf(
  first: Pick<PackedIndex, 'stemOf'>,
  second: Pick<PackedIndex, 'stemOf'>,
  words: Places,
  stems: Places,
): Uint32Array {
  const stemOf = sharedArray(Uint32Array, words.count);
  renumbered(first.stemOf, stems.ofFirst).forEach((stem, word) => {
    stemOf[words.ofFirst[word] ?? 0] = stem;
  });
  renumbered(second.stemOf, stems.ofSecond).forEach((stem, word) => {
    stemOf[words.ofSecond[word] ?? 0] = stem;
  });
  return stemOf;
}
