import { Temporal } from 'temporal-polyfill';
import { localDay, nextAfter } from './due.ts';
import type { Subscription } from './subscription.ts';

/** How far ahead to announce a clock change: a week of digests. */
const HOURS_AHEAD = 7 * 24;

/** A clock change in a digest's zone. */
export interface ClockChange {
  readonly at: Date;
  /** How far the clocks go forward; negative when they go back. */
  readonly minutes: number;
  /** If the change skips the digest's time: when the digest comes that day instead, `HH:MM` by the wall clock. */
  readonly moved?: string;
  /** Whether the digest's time occurs twice on one of its days. */
  readonly repeated: boolean;
}

/** The next clock change in the week after `now`, and its effect on the digest; undefined if there is none. */
export function clockChangeAhead(
  settings: Pick<Subscription, 'time' | 'timezone' | 'days'>,
  now: Date,
): ClockChange | undefined {
  const from = zoned(now, settings.timezone);
  // Most zones and weeks have none, and finding the next one may scan years.
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

/** The due time of the digest whose wall clock time the change skips or repeats, if any. */
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
