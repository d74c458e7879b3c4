import { Temporal } from 'temporal-polyfill';
import type { DigestDays } from './subscription.ts';

const MONDAY = 1;
const SATURDAY = 6;

/** Whether a local day has a digest. */
export function isDigestDay(day: Temporal.PlainDate, days: DigestDays): boolean {
  if (days === 'weekly') return day.dayOfWeek === MONDAY;
  return days === 'daily' || day.dayOfWeek < SATURDAY;
}

/** The day of the digest that the papers of a day belong to, if all of them come in time: that day, or the next one with a digest. */
export function digestDayOf(day: string, days: DigestDays): string {
  let at = Temporal.PlainDate.from(day);
  while (!isDigestDay(at, days)) at = at.add({ days: 1 });
  return at.toString();
}

/** How many days there are at most from one digest to the next. */
export function longestGap(days: DigestDays): number {
  return days === 'weekly' ? 7 : days === 'weekdays' ? 3 : 1;
}
