import { Temporal } from 'temporal-polyfill';
import { batchDay } from '../batch-day.ts';

/** How many papers a batch had at one moment. */
export interface BatchCount {
  /** ISO time of the count. */
  readonly at: string;
  readonly papers: number;
}

/** A batch this large is complete at once; a smaller one needs two equal counts, this far apart. */
const FULL_BATCH = 10;
const BETWEEN_COUNTS = { minutes: 30 };

/**
 * Whether a batch may be used, as a young one may be half filled. It is complete if it's large, if two counts at
 * least half an hour apart agree, or if its day is over.
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
