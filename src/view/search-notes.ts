import type { SearchOutcome } from '../search/search.ts';
import { enumerated } from './enumerated.ts';
import { noticeSentence } from './search-notices.ts';
import { safe } from './text.ts';

/** How many corrections and notices an answer shows; queries rarely cause more. */
const MOST = 3;

/** Which words were read as which, after a few words of introduction, as a small line; none without corrections. */
export function correctionLine(lead: string, corrections: SearchOutcome['corrections']): string[] {
  if (corrections.length === 0) return [];
  const shown = corrections.slice(0, MOST);
  const read = enumerated(shown.map(({ to }) => `**${safe(to, 40)}**`));
  const typed = enumerated(shown.map(({ from }) => `“${safe(from, 40)}”`));
  return [`-# ${lead} ${read}. You typed ${typed}.`];
}

/**
 * What a person should know about how their search was read, as small lines.
 * @param cutTo how many characters of a too long query were used.
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
