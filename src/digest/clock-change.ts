import { Temporal } from 'temporal-polyfill';
import { localDay, nextAfter } from './due.ts';
import type { Subscription } from './subscription.ts';

/** How far ahead a change of clocks is worth telling: a week of digests. */
const HOURS_AHEAD = 7 * 24;

/** A change of the clocks in the zone of a digest. */
export interface ClockChange {
  readonly at: Date;
  /** How far they go forward; negative when they go back. */
  readonly minutes: number;
  /** The wall clock time, `HH:MM`, at which the digest comes on the day that skips the time that was set. */
  readonly moved?: string;
  /** Whether a day of the digest has the time that was set twice. */
  readonly repeated: boolean;
}

/** The next change of clocks in the week after `now`, and what it does to the digest; undefined when there is none. */
export function clockChangeAhead(
  settings: Pick<Subscription, 'time' | 'timezone' | 'days'>,
  now: Date,
): ClockChange | undefined {
  const from = zoned(now, settings.timezone);
  // Most zones and weeks have none; looking for the next one goes through years.
  if (from.add({ hours: HOURS_AHEAD }).offsetNanoseconds === from.offsetNanoseconds) return undefined;
  const change = from.getTimeZoneTransition('next');
  if (change === null || change === undefined) return undefined;
  const minutes = (change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 60e9;
  const due = dueBetween(change, minutes, settings);
  return {
    at: new Date(change.epochMilliseconds),
    minutes,
    ...(due !== undefined && minutes > 0 ? { moved: wallClock(due, settings.timezone) } : {}),
    repeated: due !== undefined && minutes < 0,
  };
}

/** When the digest is due whose time lies in what the change skips or repeats on the wall clock; undefined when none does. */
function dueBetween(
  change: Temporal.ZonedDateTime,
  minutes: number,
  settings: Pick<Subscription, 'time' | 'timezone' | 'days'>,
): Date | undefined {
  const after = change.toPlainDateTime();
  const before = after.subtract({ minutes });
  const [start, end] = [after, before].sort(Temporal.PlainDateTime.compare);
  if (start === undefined || end === undefined) return undefined;
  const inside = [start.toPlainDate(), end.toPlainDate()].find((day) => {
    const wall = day.toPlainDateTime(Temporal.PlainTime.from(settings.time));
    return Temporal.PlainDateTime.compare(start, wall) <= 0 && Temporal.PlainDateTime.compare(wall, end) < 0;
  });
  if (inside === undefined) return undefined;
  const morning = inside.toZonedDateTime(settings.timezone).subtract({ nanoseconds: 1 });
  const since = new Date(0);
  const due = nextAfter({ ...settings, since }, new Date(morning.epochMilliseconds));
  return due !== undefined && localDay(due, settings.timezone).equals(inside) ? due : undefined;
}

function wallClock(at: Date, timezone: string): string {
  return zoned(at, timezone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function zoned(at: Date, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone);
}
