import { daysBefore, sourceDay } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';

/** Papers of the last so many days, newest first, each with the day it counts from. */
export function recentPapers(
  catalog: Pick<Catalog, 'days' | 'ofDay'>,
  days: number,
  now: Date,
): { readonly day: string; readonly papers: readonly Paper[] }[] {
  const today = sourceDay(now);
  const since = daysBefore(today, days);
  return [...catalog.days()]
    .filter((day) => day > since && day <= today)
    .sort()
    .reverse()
    .map((day) => ({ day, papers: catalog.ofDay(day) }));
}
