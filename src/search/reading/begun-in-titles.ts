import type { Lexicon } from '../index/lexicon.ts';
import type { PackedIndex } from '../index/packed-index.ts';
import { openTitleWords } from '../index/title-words.ts';

/** Finds the commonest title word of some documents that begins with a half-typed one; undefined if none does. */
export function createBegunInTitles(
  { titleStart, titleWords }: Pick<PackedIndex, 'titleStart' | 'titleWords'>,
  lexicon: Lexicon,
): (documents: readonly number[], half: string) => string | undefined {
  const wordAt = openTitleWords(titleWords);
  return (documents, half) => {
    const range = lexicon.prefixRange(half);
    const counts = new Map<number, number>();
    for (const document of documents) {
      const end = titleStart[document + 1] ?? 0;
      for (let at = titleStart[document] ?? 0; at < end; at++) {
        const word = wordAt(at);
        if (lexicon.isIn(range, word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || lexicon.compare(a[0], b[0]));
    return best && lexicon.at(best[0]);
  };
}
