import { type Lexicon, NONE } from '../../../../../src/search/index/lexicon.ts';
import type { PackedIndex } from '../../../../../src/search/index/packed-index.ts';
import { allNumbers } from '../../../../../src/search/index/three-bytes.ts';
import { openTitleWords } from '../../../../../src/search/index/title-words.ts';
import { words } from '../../../../../src/search/text/tokens.ts';

/**
 * Counts the first titles, up to `limit`, that contain all the words typed and one starting with the last: scans the
 * shortest posting list, and checks each of its titles for the other words. In catalog order; nothing is ranked.
 */
export function createTitleLookUp(index: PackedIndex, lexicon: Lexicon) {
  const { titleStart, titlePostingStart, titlePostingDocument } = index;
  const documents = allNumbers(titlePostingDocument);
  const wordAt = openTitleWords(index.titleWords);

  return (typed: string, limit: number): number => {
    const parts = words(typed);
    const ranges = parts.map((part, i): readonly [number, number] => {
      if (i === parts.length - 1) {
        const [low, high] = lexicon.prefixRange(part);
        return [low, high];
      }
      const word = lexicon.find(part);
      return word === NONE ? [0, 0] : [word, word + 1];
    });
    const sizes = ranges.map(([low, high]) => (titlePostingStart[high] ?? 0) - (titlePostingStart[low] ?? 0));
    const [low, high] = ranges[sizes.indexOf(Math.min(...sizes))] ?? [0, 0];
    const found = new Set<number>();
    const end = titlePostingStart[high] ?? 0;
    for (let p = titlePostingStart[low] ?? 0; p < end && found.size < limit; p++) {
      const document = documents[p] ?? 0;
      if (ranges.every((range) => holds(document, range))) found.add(document);
    }
    return found.size;
  };

  function holds(document: number, [low, high]: readonly [number, number]): boolean {
    for (let i = titleStart[document] ?? 0; i < (titleStart[document + 1] ?? 0); i++) {
      const word = wordAt(i);
      if (low <= word && word < high) return true;
    }
    return false;
  }
}
