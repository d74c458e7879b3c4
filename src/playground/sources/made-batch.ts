import type { Catalog } from '../../catalog/catalog.ts';
import { dayOf } from '../../catalog/day-of.ts';
import { withdrawnOn } from '../../catalog/withdrawn.ts';
import type { Paper } from '../../paper/paper.ts';

/** The size of a simulated batch: enough to be complete at once (see `catalog/refresh/batch-count.ts`). */
const BATCH = 12;

/**
 * A batch for a simulated day: the newest papers of the catalog that weren't in a batch yet, as if listed on that day.
 * Empty once all of them were.
 * @param day `YYYY-MM-DD`.
 */
export function madeBatch(catalog: Pick<Catalog, 'all'>, day: string): Paper[] {
  return [...catalog.all()]
    .filter((paper) => paper.listedOn === undefined && withdrawnOn(paper) === undefined)
    .sort((a, b) => (dayOf(b) ?? '').localeCompare(dayOf(a) ?? '') || a.id.localeCompare(b.id))
    .slice(0, BATCH)
    .map((paper) => ({ ...paper, listedOn: day }));
}
