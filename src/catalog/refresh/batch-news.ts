import { batchDay, nextBatch } from '../batch-day.ts';
import { newestCompleteBatch, type RefreshState } from './state.ts';

/** Why there's no batch to show for a day; `nextDay` (`YYYY-MM-DD`) is the next batch's. */
export type BatchNews =
  /** No batches on weekends. */
  | { readonly kind: 'weekend'; readonly nextDay: string }
  /** The day hasn't begun at the source. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'not-read' }
  /** The source had nothing yet, perhaps because of a holiday. */
  | { readonly kind: 'empty'; readonly nextDay: string }
  /** Still filling; `papers` so far. */
  | { readonly kind: 'coming-in'; readonly papers: number };

/**
 * Why there's no batch to show for a day (`YYYY-MM-DD`, the reader's today); undefined if there is one, or if no
 * source was ever asked.
 */
export function batchNews(state: RefreshState, today: string, now: Date): BatchNews | undefined {
  if (Object.keys(state.batchCounts).length === 0) return undefined;
  const newest = newestCompleteBatch(state, now);
  if (newest !== undefined && newest >= today) return undefined;
  const nextDay = nextBatch(now).day;
  if ([0, 6].includes(new Date(today).getUTCDay())) return { kind: 'weekend', nextDay };
  if (batchDay(now) < today) return { kind: 'not-begun' };
  const papers = state.batchCounts[today]?.at(-1)?.papers;
  if (papers === undefined) return { kind: 'not-read' };
  return papers === 0 ? { kind: 'empty', nextDay } : { kind: 'coming-in', papers };
}
