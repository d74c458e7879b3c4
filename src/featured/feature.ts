import { DAY } from '../calendar.ts';
import type { FeaturedPaper, FeaturedStore } from './featured.ts';

/** Days a paper stays featured, unless the moderator says otherwise. */
export const USUAL_DAYS = 7;
export const MOST_DAYS = 90;

/**
 * Features a paper in a server for this many days from now. If it is already featured, its note and end stay unless
 * given.
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
