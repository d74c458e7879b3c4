import type { Corrector } from './correct.ts';
import type { Notice } from './notice.ts';
import type { QueryWord } from './terms.ts';

/** Most unknown words that are named. */
const MOST_TOLD = 3;
/** Of a citation, not of its subject: `Devlin et al.` */
const AND_OTHERS: ReadonlySet<string> = new Set(['et', 'al']);

/**
 * The notices about words that are in no text or name.
 *
 * @param isPart whether they are only part of the query.
 */
export function noticesOfUnknown(
  words: readonly QueryWord[],
  isUnknown: Corrector['isUnknown'],
  isFound: boolean,
  isPart = false,
): readonly Notice[] {
  const texts = new Set(words.filter(isUnknown).map(({ text }) => text));
  const unknown = [...texts].filter((text) => !AND_OTHERS.has(text)).slice(0, MOST_TOLD);
  if (unknown.length === 0) return [];
  if (isFound) return [{ kind: 'not-mentioned', words: unknown }];
  // If every word of a query is unknown, the answer already says that nothing was found.
  const isAll = !isPart && words.every((word) => word.isStop || isUnknown(word));
  return isAll ? [] : [{ kind: 'not-known', words: unknown }];
}
