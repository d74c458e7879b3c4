import { daysBefore } from '../../catalog/batch-day.ts';
import { dayOf } from '../../catalog/day-of.ts';
import type { Paper } from '../../paper/paper.ts';
import { digestDayOf } from '../days.ts';
import type { DigestDays } from '../subscription.ts';

/** A paper waits for room until its batch is so many days older than the newest one. */
export const CARRY_DAYS = 30;

/**
 * Which of the papers that had no room are carried over to the next digests.
 *
 * Each digest day has `size` places for the batches that belong to it. Mostly they are taken on the day itself, and what
 * is left out then is left out for good, so that nothing piles up. But where several batches come at once, after a time
 * without a run or from a source that was late, each of them has its places still: the papers that had no room wait for the
 * next digests, for a month at most.
 *
 * @param leftOut best first.
 * @param given.taken papers that took a place of their digest day, in this digest or in earlier ones.
 * @param given.extras papers of this digest that are of no batch of their own: featured, moving or back.
 * @param given.batchDay the newest batch.
 */
export function carriedOver(
  leftOut: readonly Paper[],
  given: {
    readonly days: DigestDays;
    readonly size: number;
    readonly batchDay: string;
    readonly taken: Iterable<Paper>;
    readonly extras: number;
  },
): string[] {
  const { days, size, batchDay } = given;
  const places = new Map<string, number>([[digestDayOf(batchDay, days), size - given.extras]]);
  const take = (paper: Paper): number => {
    const day = digestDayOf(dayOf(paper) ?? batchDay, days);
    const left = places.get(day) ?? size;
    places.set(day, left - 1);
    return left;
  };
  for (const paper of given.taken) take(paper);
  const earliest = daysBefore(batchDay, CARRY_DAYS);
  return leftOut.filter((paper) => (dayOf(paper) ?? '') >= earliest && take(paper) > 0).map(({ id }) => id);
}
