import type { SearchOutcome } from '../search/search.ts';
import { noticeSentence } from './search-notices.ts';
import { safe } from './text.ts';

/** Corrections and notices that one answer shows; a query seldom gives cause for more. */
const MOST = 3;

/** Which words were read for which, after a few words that lead to it, as a small line; none for no corrections. */
export function correctionLine(lead: string, corrections: SearchOutcome['corrections']): string[] {
  if (corrections.length === 0) return [];
  const shown = corrections.slice(0, MOST);
  const read = shown.map(({ to }) => `**${safe(to, 40)}**`).join(' and ');
  return [`-# ${lead} ${read}. You typed ${shown.map(({ from }) => `“${safe(from, 40)}”`).join(' and ')}.`];
}

/**
 * What a person should know of how a search was read, as small lines.
 *
 * @param cutTo how many characters of the query were searched for, when a command takes no more of it.
 */
export function searchNotes(
  { corrections, notices }: Pick<SearchOutcome, 'corrections' | 'notices'>,
  cutTo?: number,
): string[] {
  const sentences = notices.map(noticeSentence);
  if (cutTo !== undefined) sentences.unshift(`That's too long, so I used the first ${cutTo} characters.`);
  return [
    ...correctionLine('Showing results for', corrections),
    ...sentences.slice(0, MOST).map((sentence) => `-# ${safe(sentence, 160)}`),
  ];
}
