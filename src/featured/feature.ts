import { DAY } from '../calendar.ts';
import type { FeaturedPaper, FeaturedStore } from './featured.ts';

/** Days a paper stays featured, unless the moderator says otherwise. */
export const USUAL_DAYS = 7;
export const MOST_DAYS = 90;

/**
 * Features a paper in a server, from now on for so many days. If it is featured already, its note and its end stay unless
 * they are given.
 */
export async function feature(
  parts: { readonly featured: Pick<FeaturedStore, 'add'>; readonly clock: () => Date },
  by: { readonly guildId: string; readonly userId: string },
  paperId: string,
  given: { readonly note?: string; readonly days?: number } = {},
): Promise<{ readonly featured: FeaturedPaper; readonly renewed: boolean }> {
  const at = parts.clock();
  const inDays = (days: number) => new Date(at.getTime() + days * DAY);
  return parts.featured.add({
    guildId: by.guildId,
    paperId,
    by: by.userId,
    at,
    usualUntil: inDays(USUAL_DAYS),
    ...(given.days === undefined ? {} : { until: inDays(given.days) }),
    ...(given.note === undefined ? {} : { note: given.note }),
  });
}
