import type { Corrector } from './correct.ts';
import type { Notice } from './notice.ts';
import type { QueryWord } from './terms.ts';

/** Words without a paper that are named. */
const MOST_TOLD = 3;

/** What is told of the words of a query that neither a text nor a name holds. */
export function noticesOfUnknown(
  words: readonly QueryWord[],
  isUnknown: Corrector['isUnknown'],
  isFound: boolean,
): readonly Notice[] {
  const unknown = [...new Set(words.filter(isUnknown).map(({ text }) => text))].slice(0, MOST_TOLD);
  if (unknown.length === 0) return [];
  if (isFound) return [{ kind: 'not-mentioned', words: unknown }];
  // Where every word is unknown the answer says by itself that there is nothing.
  const isAll = words.every((word) => word.isStop || isUnknown(word));
  return isAll ? [] : [{ kind: 'not-known', words: unknown }];
}
