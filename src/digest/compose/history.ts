import { daysBefore, sourceDay } from '../../catalog/batch-day.ts';
import type { Considered } from '../considered.ts';
import type { Delivery, ShownPaper } from '../ledger.ts';

/** What a recipient was shown recently. */
export interface History {
  /** Each paper as it was last shown. */
  readonly shown: ReadonlyMap<string, ShownPaper & { readonly at: Date }>;
  /** The newest batch a digest drew from; undefined before the first digest. */
  readonly batchDay: string | undefined;
  /** What the last digest was chosen from; undefined if no digest has recorded that yet. */
  readonly considered: Considered | undefined;
}

/** Reads a recipient's rows, in any order. */
export function historyOf(recent: readonly Delivery[]): History {
  const shown = new Map<string, ShownPaper & { at: Date }>();
  let batchDay: string | undefined;
  let last: Delivery | undefined;
  for (const row of recent) {
    if (sawMore(row, last)) last = row;
    const at = row.sentAt;
    if (at === undefined) continue;
    if (row.papers.length > 0 || row.considered !== undefined) batchDay = later(batchDay, seenBatch(row, at));
    for (const paper of row.papers) {
      const known = shown.get(paper.id);
      if (known === undefined || known.at < at) shown.set(paper.id, { ...paper, at });
    }
  }
  return { shown, batchDay, considered: last?.considered };
}

/** Whether a digest saw more than another, or the same but later: some rows may date from when the clock was wrong. */
function sawMore(row: Delivery, than: Delivery | undefined): boolean {
  if (row.considered === undefined) return false;
  if (than?.considered === undefined) return true;
  const more = row.considered.seen - than.considered.seen;
  return more > 0 || (more === 0 && row.dueAt > than.dueAt);
}

/**
 * The batch a digest drew from. Earlier versions could take a paper with a future date for the newest batch,
 * which hid all others: then we only know that the batches before `sentAt` had been seen.
 */
function seenBatch({ batchDay }: Delivery, sentAt: Date): string | undefined {
  const today = sourceDay(sentAt);
  return batchDay !== undefined && batchDay > today ? daysBefore(today, 1) : batchDay;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
