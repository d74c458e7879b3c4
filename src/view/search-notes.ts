import type { SearchOutcome } from '../search/search.ts';
import { safe } from './text.ts';

/** Corrections and notices that one answer shows; a query seldom gives cause for more. */
const MOST = 3;

/** What a person should know of how a search was read, as small lines. */
export function searchNotes({
  corrections,
  notices,
}: Pick<SearchOutcome, 'corrections' | 'notices'>): string[] {
  const corrected = corrections
    .slice(0, MOST)
    .map(({ from, to }) => `**${safe(to, 40)}** instead of “${safe(from, 40)}”`);
  return [
    ...(corrected.length === 0 ? [] : [`-# Showing results for ${corrected.join(', ')}`]),
    ...notices.slice(0, MOST).map((notice) => `-# ${safe(notice, 160)}`),
  ];
}
