import { Temporal } from 'temporal-polyfill';
import { batchDay } from '../batch-day.ts';

/** How many papers a batch had at one moment. */
export interface BatchCount {
  /** ISO time at which it was asked for. */
  readonly at: string;
  readonly papers: number;
}

/** A batch this large is taken as it is; a smaller one once two counts agree, this long apart. */
const FULL_BATCH = 10;
const BETWEEN_COUNTS = { minutes: 30 };

/**
 * Whether a batch may be used: a young one can be half filled. It is complete when it is large, when two counts at
 * least half an hour apart agree, or when its day is over.
 */
export function isComplete(day: string, counts: readonly BatchCount[], now: Date): boolean {
  const last = counts.at(-1);
  if (last === undefined) return false;
  const isOver = batchDay(new Date(last.at)) > day && batchDay(now) > day;
  if (isOver || last.papers >= FULL_BATCH) return true;
  const before = counts.at(-2);
  return before !== undefined && last.papers > 0 && before.papers === last.papers && areApart(before, last);
}

function areApart(before: BatchCount, last: BatchCount): boolean {
  const earliest = Temporal.Instant.from(before.at).add(BETWEEN_COUNTS);
  return Temporal.Instant.compare(last.at, earliest) >= 0;
}
