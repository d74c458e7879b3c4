import { DAY } from '../calendar.ts';
import type { Freshness } from '../catalog/refresh/freshness.ts';

/** A small line for answers from a catalog older than a day, else undefined. */
export function catalogAge({ isStale, refreshedAt }: Freshness, now: Date): string | undefined {
  if (!isStale || refreshedAt === undefined) return undefined;
  const days = Math.floor((now.getTime() - refreshedAt.getTime()) / DAY);
  return `My catalog was last updated ${days === 1 ? 'a day' : `${days} days`} ago.`;
}
