import { mergeOrders } from '../append/merge-orders.ts';
import type { Places } from '../append/places.ts';
import { renumbered } from '../append/renumbered.ts';
import { spliceLists } from '../append/splice.ts';
import type { PackedIndex } from '../packed-index.ts';
import { byWords } from '../title-order.ts';
import { allTitleWords, openTitleWords, packTitleWords, titleWordsIn } from '../title-words.ts';
import { removedFrom, replacedLists } from './replaced-lists.ts';
import { replacedRuns } from './replaced-runs.ts';

type Titles = Pick<
  PackedIndex,
  'titleStart' | 'titleWords' | 'titlePostingStart' | 'titlePostingDocument' | 'titleOrder'
>;

/** Replaces the titles of some documents, in the lists by word and in the title order too. */
export function replacedTitles(
  index: PackedIndex,
  documents: readonly number[],
  texts: PackedIndex,
  words: Places,
): Titles {
  const read = openTitleWords(index.titleWords);
  const wordsOf = (document: number) =>
    titleWordsIn(read, index.titleStart[document] ?? 0, index.titleStart[document + 1] ?? 0);
  const { starts, values } = replacedRuns(
    (length) => new Uint32Array(length),
    { starts: index.titleStart, values: renumbered(allTitleWords(index.titleWords), words.ofFirst) },
    documents,
    { starts: texts.titleStart, values: renumbered(allTitleWords(texts.titleWords), words.ofSecond) },
  );
  const titleWords = packTitleWords(values, words.count);
  const byWord = { start: index.titlePostingStart, values: index.titlePostingDocument };
  const lists = spliceLists(
    byWord,
    replacedLists(
      byWord,
      removedFrom(documents, wordsOf),
      { start: texts.titlePostingStart, values: texts.titlePostingDocument },
      documents,
      words,
    ),
  );
  const changed = new Set(documents);
  const compare = byWords(starts, openTitleWords(titleWords));
  return {
    titleStart: starts,
    titleWords,
    titlePostingStart: lists.start,
    titlePostingDocument: lists.values,
    titleOrder: mergeOrders(
      index.titleOrder.filter((document) => !changed.has(document)),
      Uint32Array.from(documents).sort(compare),
      compare,
    ),
  };
}
