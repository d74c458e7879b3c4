import { daysBefore } from '../catalog/batch-day.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Paper } from '../paper/paper.ts';
import type { DayCounts } from './day-counts.ts';

/** In a larger catalog without batches only the newest papers (at least this many) and those with votes are ranked. */
const LARGE = 20_000;
const NEWEST = 1_000;

/** Papers listed at a weekend count as younger than their day. */
const WEEKEND = 3;

/**
 * The papers that a ranking of this many days may include: those of its days, by the catalog's own lists, and all with
 * counts. In a catalog without batches: all papers, unless it is large.
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
