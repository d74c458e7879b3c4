import { daysBefore } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import type { DayCounts } from './day-counts.ts';

/** A larger catalog without batches is ranked by its newest papers alone, so many at least, and those with votes. */
const LARGE = 20_000;
const NEWEST = 1_000;

/** What is listed at a weekend counts as younger than its day. */
const WEEKEND = 3;

/**
 * The papers that a ranking of so many days may hold: those of its days, by the catalog's own lists, and whatever was
 * counted. All of them in a catalog without batches, unless it is large.
 */
export function papersWithin(
  catalog: Catalog,
  batchDay: string | undefined,
  reachDays: number,
  counts: readonly (DayCounts | '' | undefined)[],
): Iterable<Paper> {
  if (batchDay === undefined) return catalog.size > LARGE ? votedAndNewest(catalog) : catalog.all();
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

function votedAndNewest(catalog: Catalog): Iterable<Paper> {
  const papers = new Set<Paper>();
  for (const day of [...catalog.days()].sort().reverse()) {
    if (papers.size >= NEWEST) break;
    for (const paper of catalog.ofDay(day)) papers.add(paper);
  }
  for (const paper of catalog.voted()) papers.add(paper);
  return papers;
}
