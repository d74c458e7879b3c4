import { DAY } from '../calendar.ts';
import type { Basis } from './basis.ts';

/** Longer than a weekend plus a holiday is old, in days. */
const OLD_DAYS = 4;

/** What a ranking had no data on. Batches are named by their day, `YYYY-MM-DD`. */
export type TrendingNotice =
  /** The catalog is empty. */
  | { readonly kind: 'no-papers' }
  /** No paper was listed within the window. */
  | { readonly kind: 'none-listed'; readonly newestBatch: string }
  | { readonly kind: 'none-in-category' }
  | { readonly kind: 'old-batch'; readonly newestBatch: string }
  /** The catalog has no batches, so there is no window; `basis` is what papers are ranked by instead. */
  | { readonly kind: 'no-batches'; readonly basis: Basis }
  /** Nothing but the age of these papers is known. */
  | { readonly kind: 'no-votes' };

/**
 * What a ranking had no data on; never empty if there are no entries.
 *
 * @param ranked how many entries there are.
 * @param batchDay the catalog's newest batch; absent if it has no batches.
 * @param today `YYYY-MM-DD`.
 */
export function noticesOf(
  ranked: number,
  basis: Basis,
  batchDay: string | undefined,
  today: string,
): readonly TrendingNotice[] {
  if (ranked === 0) {
    return batchDay === undefined
      ? [{ kind: 'no-papers' }]
      : [{ kind: 'none-listed', newestBatch: batchDay }];
  }
  if (batchDay === undefined) return [{ kind: 'no-batches', basis }];
  const behind = (Date.parse(today) - Date.parse(batchDay)) / DAY;
  return [
    ...(behind > OLD_DAYS ? [{ kind: 'old-batch', newestBatch: batchDay } as const] : []),
    ...(basis === 'age' ? [{ kind: 'no-votes' } as const] : []),
  ];
}
