import { daysBefore } from '../../catalog/batch-day.ts';
import { dayOf } from '../../catalog/day-of.ts';
import type { Paper } from '../../paper/paper.ts';
import { digestDayOf } from '../days.ts';
import type { DigestDays } from '../subscription.ts';

/** A paper waits for room until its batch is this many days older than the newest one. */
export const CARRY_DAYS = 30;

/**
 * Which of the papers that didn't fit are carried over to the next digests.
 *
 * Each digest day has `size` slots for the batches that belong to it. They usually fill up on the day itself, and what
 * is left out then is dropped for good, so that nothing piles up. But if several batches come at once, after downtime
 * or from a late source, each still has its slots: papers that didn't fit wait for the next digests, for a month at
 * most.
 *
 * @param leftOut best first.
 * @param given.taken papers that took a slot of their digest day, in this digest or an earlier one.
 * @param given.extras papers in this digest that belong to no batch (featured, moving or back); they use up slots of the newest day.
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
