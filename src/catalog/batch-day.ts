import { Temporal } from 'temporal-polyfill';

/** A batch's day starts at 21:30 New York time the evening before. */
const ZONE = 'America/New_York';
const TURN = { hour: 21, minute: 30 };

/** Day (`YYYY-MM-DD`) of the newest batch that can exist right now. Batches come on weekdays only. */
export function batchDay(now: Date): string {
  let day = dayThere(now);
  while (isWeekend(day)) day = day.subtract({ days: 1 });
  return day.toString();
}

/** Today's date (`YYYY-MM-DD`) at the source, batch or no batch: no row can be listed later than this. */
export function sourceDay(now: Date): string {
  return dayThere(now).toString();
}

/**
 * The batch day a row belongs to: the day it was listed on, or the following Monday if that's on a weekend, as
 * happens on mornings after a clock change.
 */
export function batchOf(listedOn: string): string {
  let day = Temporal.PlainDate.from(listedOn);
  while (isWeekend(day)) day = day.add({ days: 1 });
  return day.toString();
}

/** When the next batch begins, and its day. */
export function nextBatch(now: Date): { readonly at: Date; readonly day: string } {
  let day = Temporal.PlainDate.from(batchDay(now)).add({ days: 1 });
  while (isWeekend(day)) day = day.add({ days: 1 });
  return { at: batchBegins(day.toString()), day: day.toString() };
}

/** When the batch of a day (`YYYY-MM-DD`) begins. */
export function batchBegins(day: string): Date {
  const eve = Temporal.PlainDate.from(day).subtract({ days: 1 });
  return new Date(eve.toZonedDateTime({ timeZone: ZONE, plainTime: TURN }).epochMilliseconds);
}

/** The weekdays from one day to another, inclusive, oldest first; empty if the days are in the wrong order. */
export function batchDays(from: string, to: string): string[] {
  const last = Temporal.PlainDate.from(to);
  const days: string[] = [];
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (!isWeekend(day)) days.push(day.toString());
  }
  return days;
}

/** The day `days` calendar days before `day`. */
export function daysBefore(day: string, days: number): string {
  return Temporal.PlainDate.from(day).subtract({ days }).toString();
}

function zoned(now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE);
}

function dayThere(now: Date): Temporal.PlainDate {
  const there = zoned(now);
  const isTurned = Temporal.PlainTime.compare(there.toPlainTime(), TURN) >= 0;
  return there.toPlainDate().add({ days: isTurned ? 1 : 0 });
}

function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek >= 6;
}
