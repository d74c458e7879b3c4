import { daysBefore, sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';

/** A catalog's recent days: up to today, or up to its newest day if it has nothing that recent. */
export interface RecentPapers {
  /** `YYYY-MM-DD`. */
  readonly until: string;
  readonly isOld: boolean;
  /** Newest first, each with the day its papers count from. */
  readonly days: readonly { readonly day: string; readonly papers: readonly Paper[] }[];
}

/** Papers of this many recent days. */
export function recentPapers(
  catalog: Pick<Catalog, 'days' | 'ofDay'>,
  days: number,
  now: Date,
): RecentPapers {
  const today = sourceDay(now);
  const past = [...catalog.days()]
    .filter((day) => day <= today)
    .sort()
    .reverse();
  const newest = past[0] ?? today;
  const isOld = newest <= daysBefore(today, days);
  const until = isOld ? newest : today;
  const since = daysBefore(until, days);
  return {
    until,
    isOld,
    days: past.filter((day) => day > since).map((day) => ({ day, papers: catalog.ofDay(day) })),
  };
}
