import { appendIndex } from '../append/append.ts';
import { appendWords } from '../append/append-words.ts';
import { placesAmong } from '../append/places.ts';
import type { PackedIndex } from '../packed-index.ts';
import { firstTitleWords } from '../title-words.ts';

/** Cuts the tail off an index. */
export function withoutTail(index: PackedIndex): PackedIndex {
  const { tail, ...first } = index;
  if (tail === undefined) return index;
  const { documents } = tail.before;
  const starts = documents + 1;
  return {
    ...first,
    ...tail.before,
    textLength: first.textLength.subarray(0, documents),
    titleLength: first.titleLength.subarray(0, documents),
    titleStart: first.titleStart.subarray(0, starts),
    titleWords: firstTitleWords(first.titleWords, first.titleStart[documents] ?? 0, tail.titleCodes),
    titleName: first.titleName.subarray(0, documents),
    authorStart: first.authorStart.subarray(0, starts),
    authorName: first.authorName.subarray(0, first.authorStart[documents]),
    stemOf: first.stemOf.subarray(0, tail.words.first),
    textStart: first.textStart.subarray(0, starts),
    textCodes: first.textCodes.subarray(0, first.textStart[documents]),
    wordOfCode: first.wordOfCode.subarray(0, tail.words.first),
  };
}

/** Merges the tail into an index. Doesn't copy texts and title words. */
export function mergeIndex(index: PackedIndex): PackedIndex {
  const { tail, textStart, textCodes, wordOfCode, textLength, titleLength, titleStart, titleWords } = index;
  if (tail === undefined) return index;
  const { added } = tail.words;
  const texts = { textStart, textCodes, wordOfCode, textLength };
  const grown = { ...texts, titleLength, titleStart, titleWords, added };
  return appendIndex(withoutTail(index), tail.index, grown);
}

/** The stems of all papers, including the tail, sorted. */
export function mergedStems({ stems, tail }: PackedIndex): PackedIndex['stems'] {
  if (tail === undefined) return stems;
  const { stems: later } = tail.index;
  return appendWords(stems, later, placesAmong(stems, later));
}
