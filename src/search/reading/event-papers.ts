import type { PackedIndex } from '../index/packed-index.ts';
import type { TitleMatcher } from '../index/title-match.ts';
import { openTitleWords, titleWordsIn } from '../index/title-words.ts';
import type { Reading } from './reading.ts';

/** A title about an event names it this close to its beginning: `Introduction to the CoNLL-2003 Shared Task`. */
const AT_MOST = 4;
/** Words before the event in titles of papers submitted to it: `Us at SemEval-2021`. */
const SENT = ['at', 'for', 'in'];

/**
 * Papers about an event that a reading names by venue and year: `CoNLL 2003` may well mean its shared task. Titles that
 * begin with it come first, then catalog order.
 */
export function createEventPapers(
  index: Pick<PackedIndex, 'titleStart' | 'titleWords'>,
  titles: Pick<TitleMatcher, 'holding' | 'startsWith'>,
  find: (word: string) => number,
): (reading: Reading) => readonly number[] {
  const sent = new Set(SENT.map(find));
  const wordAt = openTitleWords(index.titleWords);

  return ({ venue, after, before }) => {
    if (venue === undefined || after === undefined || after !== before) return [];
    const name = [find(venue.toLowerCase()), find(after)];
    const isAbout = (document: number) => {
      const start = index.titleStart[document] ?? 0;
      const title = titleWordsIn(wordAt, start, index.titleStart[document + 1] ?? start);
      const at = title.findIndex((word, i) => word === name[0] && title[i + 1] === name[1]);
      return at <= AT_MOST && !sent.has(title[at - 1] ?? -1);
    };
    const rank = (document: number) => (titles.startsWith(document, name) ? 0 : 1);
    return titles
      .holding(name)
      .filter(isAbout)
      .sort((a, b) => rank(a) - rank(b) || a - b);
  };
}
