import { daysBefore } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import type { DayCounts } from './day-counts.ts';

/** What is listed at a weekend counts as younger than its day. */
const WEEKEND = 3;

/**
 * The papers that a ranking of so many days may hold: those of its days, by the catalog's own lists, and whatever was
 * counted. All of them in a catalog without batches.
 */
export function papersWithin(
  catalog: Catalog,
  batchDay: string | undefined,
  reachDays: number,
  counts: readonly (DayCounts | '' | undefined)[],
): Iterable<Paper> {
  if (batchDay === undefined) return catalog.all();
  const first = daysBefore(batchDay, reachDays + WEEKEND);
  const papers = new Set<Paper>();
  for (const day of catalog.days()) {
    if (day < first) continue;
    for (const paper of catalog.ofDay(day)) papers.add(paper);
  }
  for (const known of counts) {
    if (!known) continue;
    for (const id of known.papers.keys()) {
      const paper = catalog.get(id);
      if (paper !== undefined) papers.add(paper);
    }
  }
  return papers;
}
