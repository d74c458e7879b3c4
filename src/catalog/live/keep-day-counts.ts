import { utcDay } from '../../calendar.ts';
import type { Paper } from '../../paper/paper.ts';
import { mapInSlices } from '../../slices.ts';
import { countsOf, type DayCountsStore } from '../../trending/day-counts.ts';
import { daysBefore } from '../batch-day.ts';
import type { Catalog } from '../catalog.ts';

/** Days that counts are kept for: a month's growth, with a margin. */
const KEPT_DAYS = 40;

/** Counts are recorded for papers listed within this many days. */
const COUNTED_DAYS = 31;

/** Records today's counts for the last month's papers and the trending list, and deletes counts that are too old. */
export async function keepDayCounts(
  store: Pick<DayCountsStore, 'write' | 'prune'>,
  catalog: Catalog,
  positions: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const today = utcDay(now);
  const since = daysBefore(today, COUNTED_DAYS);
  const counted = new Map<string, Paper>();
  for (const day of catalog.days()) {
    if (day < since) continue;
    await mapInSlices(catalog.eachOfDay(day), (paper) => {
      if (paper.listedOn !== undefined) counted.set(paper.id, paper);
    });
  }
  for (const id of positions.keys()) {
    const paper = catalog.get(id);
    if (paper !== undefined) counted.set(paper.id, paper);
  }
  await store.write(today, countsOf([...counted.values()], positions));
  await store.prune(daysBefore(today, KEPT_DAYS));
}
