import { batchDay, nextBatch } from '../batch-day.ts';
import { newestCompleteBatch, type RefreshState } from './state.ts';

/** Why there is no batch of a day to show; `nextDay` is that of the next one, `YYYY-MM-DD`. */
export type BatchNews =
  /** There is none at weekends. */
  | { readonly kind: 'weekend'; readonly nextDay: string }
  /** The day has not begun at the source. */
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'not-read' }
  /** It was read and is empty so far, perhaps because of a holiday. */
  | { readonly kind: 'empty'; readonly nextDay: string }
  /** It is still filling: so many papers so far. */
  | { readonly kind: 'coming-in'; readonly papers: number };

/**
 * Why there is no batch of a day (`YYYY-MM-DD`, today where the reader is) to show; undefined when there is one, or when
 * nothing is known because no source was ever asked.
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
