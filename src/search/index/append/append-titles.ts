import type { PackedIndex } from '../packed-index.ts';
import { byWords } from '../title-order.ts';
import { allTitleWords, openTitleWords, type PackedTitleWords } from '../title-words.ts';
import { appendTitleWords, renumberedTitleWords } from './append-title-words.ts';
import { joinLists } from './join-lists.ts';
import { joined, joinedStarts } from './joined.ts';
import { mergeOrders } from './merge-orders.ts';
import type { Places } from './places.ts';
import { renumbered } from './renumbered.ts';
import { spliceLists } from './splice.ts';

type Titles = Pick<
  PackedIndex,
  'titleStart' | 'titleWords' | 'titleName' | 'titlePostingStart' | 'titlePostingDocument' | 'titleOrder'
>;

/**
 * Appends titles, and merges them into the title order.
 *
 * @param grown - The title words of both indexes, if they are already joined.
 */
export function appendTitles(
  first: PackedIndex,
  second: PackedIndex,
  words: Places,
  grown?: Pick<PackedIndex, 'titleStart' | 'titleWords'>,
): Titles {
  const titleWords = grown?.titleWords ?? joinedTitleWords(first, second, words);
  const titleStart = grown?.titleStart ?? joinedStarts(first.titleStart, second.titleStart);
  const { start, values } = spliceLists(
    { start: first.titlePostingStart, values: first.titlePostingDocument },
    joinLists(
      { start: first.titlePostingStart, values: first.titlePostingDocument },
      { start: second.titlePostingStart, values: second.titlePostingDocument },
      (document) => document + first.documents,
      words,
    ),
  );
  return {
    titleStart,
    titleWords,
    titleName: joined(Uint8Array, first.titleName, second.titleName),
    titlePostingStart: start,
    titlePostingDocument: values,
    titleOrder: mergeOrders(
      first.titleOrder,
      second.titleOrder.map((one) => one + first.documents),
      byWords(titleStart, openTitleWords(titleWords)),
    ),
  };
}

function joinedTitleWords(first: PackedIndex, second: PackedIndex, words: Places): PackedTitleWords {
  const before = renumberedTitleWords(first.titleWords, (word) => words.ofFirst[word] ?? 0);
  const added = allTitleWords(second.titleWords);
  return appendTitleWords(before, renumbered(added, words.ofSecond), words.count);
}
