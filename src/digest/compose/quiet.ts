import { Temporal } from 'temporal-polyfill';
import type { BatchNews } from '../../catalog/refresh/batch-news.ts';
import type { TrendingOutcome } from '../../trending/trending.ts';
import type { LeftOut } from '../considered.ts';
import type { DigestNote } from '../digest.ts';
import type { QuietReason } from '../reason.ts';
import { NO_REPEAT_DAYS } from './news.ts';

/** Why there is nothing to show. */
export function quietReason(given: {
  readonly ranking: Pick<TrendingOutcome, 'entries' | 'batchDay'>;
  /** The newest batch the recipient has seen. */
  readonly seenBatch: string | undefined;
  readonly left: LeftOut;
  readonly batchNews: BatchNews | undefined;
}): QuietReason {
  const { ranking, seenBatch, left, batchNews } = given;
  const { batchDay } = ranking;
  const unfit = left.category + left.include + left.exclude;
  if (unfit > 0) return { kind: 'none-fits', papers: unfit };
  if (ranking.entries.length === 0) {
    return { kind: 'no-papers', ...(batchDay === undefined ? {} : { batch: batchDay }) };
  }
  if (batchDay !== undefined && seenBatch !== undefined && batchDay <= seenBatch) {
    const news = batchNews === undefined ? {} : { news: batchNews };
    return { kind: 'no-new-batch', since: batchDay, ...news };
  }
  return { kind: 'all-shown', days: NO_REPEAT_DAYS };
}

/** Remarks on what a digest is made of, where it isn't what people expect. */
export function notesOf(
  ranking: Pick<TrendingOutcome, 'batchDay' | 'notices'>,
  period: string,
  usualAge: number,
): DigestNote[] {
  const { batchDay } = ranking;
  if (batchDay === undefined) return ranking.notices.map((notice) => ({ kind: 'ranking', notice }));
  const age = Temporal.PlainDate.from(batchDay).until(Temporal.PlainDate.from(period)).days;
  return age > usualAge ? [{ kind: 'old-batch', batch: batchDay }] : [];
}
