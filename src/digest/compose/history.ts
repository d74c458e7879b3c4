import { daysBefore, sourceDay } from '../../catalog/batch-day.ts';
import type { Considered } from '../considered.ts';
import type { Delivery, ShownPaper } from '../ledger.ts';

/** What a recipient was shown of late. */
export interface History {
  /** Each paper as it was shown last. */
  readonly shown: ReadonlyMap<string, ShownPaper & { readonly at: Date }>;
  /** Newest batch that a digest drew from; undefined before the first one. */
  readonly batchDay: string | undefined;
  /** What the last digest was chosen from; undefined before the first one of a version that writes it down. */
  readonly considered: Considered | undefined;
}

/** Reads the rows of a recipient, in any order. */
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

/** Whether a digest saw more than another one, or as much and later: rows may have been written while the clock was wrong. */
function sawMore(row: Delivery, than: Delivery | undefined): boolean {
  if (row.considered === undefined) return false;
  if (than?.considered === undefined) return true;
  const more = row.considered.seen - than.considered.seen;
  return more > 0 || (more === 0 && row.dueAt > than.dueAt);
}

/**
 * The batch that a digest drew from. Earlier versions took a row of a day still to come for the newest batch, and hid
 * all others behind it: then it is only certain that the batches before that day had been seen.
 */
function seenBatch({ batchDay }: Delivery, sentAt: Date): string | undefined {
  const today = sourceDay(sentAt);
  return batchDay !== undefined && batchDay > today ? daysBefore(today, 1) : batchDay;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
