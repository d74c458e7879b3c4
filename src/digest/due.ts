import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { isDigestDay } from './days.ts';
import type { Delivery, Plan, PlannedDelivery } from './ledger.ts';
import type { Subscription } from './subscription.ts';

/** A missed digest is still sent up to this long after its time; after that it is yesterday's news. */
export const LATE_WINDOW_MS = 6 * 3_600_000;

/** A digest later than this says so; shorter delays are just its turn in the queue. */
const LATE_MS = 15 * 60_000;

/** How many local days back missed periods are still recorded in the ledger. */
const DAYS_BACK = 14;

/** How many local days ahead to look for the next due time: more than a week for weekly digests, and a day that a zone may skip. */
const DAYS_AHEAD = 15;

type Clockwork = Pick<Subscription, 'time' | 'timezone' | 'days'>;

/**
 * When the digest of a local day is due: its wall clock time, once. In the autumn fold that is the first occurrence; in the
 * spring gap the time moves forward by the gap, or back if that would leave the day. Undefined for a day that the zone
 * skipped entirely.
 */
export function dueAt(day: Temporal.PlainDate, { time, timezone }: Clockwork): Date | undefined {
  const wallClock = day.toPlainDateTime(Temporal.PlainTime.from(time));
  for (const disambiguation of ['compatible', 'earlier'] as const) {
    const moment = wallClock.toZonedDateTime(timezone, { disambiguation });
    if (moment.toPlainDate().equals(day)) return new Date(moment.epochMilliseconds);
  }
  return undefined;
}

/**
 * What to do for a subscription at `now`, given its recent rows:
 *
 * - each local day with a digest has one period; a day is done once there is a row whose due time falls on that day in
 *   the current zone, so that changing the time or the zone never causes a second digest;
 * - the newest due period is delivered if it is no older than six hours; older ones are skipped;
 * - while an earlier delivery is open, nothing new starts.
 */
export function plan(subscription: Subscription, recent: readonly Delivery[], now: Date): Plan {
  // Rows in the future were written while the clock was wrong; ignore them.
  const past = recent.filter((row) => row.dueAt <= now);
  if (past.some(isOpen)) return { skip: [], nextAt: new Date(now.getTime() + 60_000) };
  const done = doneDays(recent, subscription.timezone);
  const due = periodsUntil(subscription, past, now).filter((period) => !done.has(period.period));
  const newest = due.at(-1);
  const inTime = newest !== undefined && now.getTime() - newest.dueAt.getTime() <= LATE_WINDOW_MS;
  return {
    ...(inTime ? { deliver: { ...newest, late: isLate(newest.dueAt, now) } } : {}),
    skip: (inTime ? due.slice(0, -1) : due).map((period) => ({ ...period, reason: { kind: 'missed' } })),
    nextAt: nextAfter(subscription, now, done),
  };
}

/** When the next digest is due after `now`, skipping the local days in `done`. */
export function nextAfter(
  subscription: Clockwork & Pick<Subscription, 'since'>,
  now: Date,
  done: ReadonlySet<string> = new Set(),
): Date | undefined {
  const today = localDay(now, subscription.timezone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!isDigestDay(day, subscription.days) || done.has(day.toString())) continue;
    const due = dueAt(day, subscription);
    if (due !== undefined && due > now && due >= subscription.since) return due;
  }
  return undefined;
}

/** The local days that already had their digest, as seen in `timezone`. */
export function doneDays(recent: readonly Delivery[], timezone: string): ReadonlySet<string> {
  return new Set(recent.map((row) => localDay(row.dueAt, timezone).toString()));
}

/** Whether a digest at `now` counts as late. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > LATE_MS;
}

/** Whether a delivery is neither sent nor given up. */
export function isOpen(delivery: Delivery): boolean {
  return ['claimed', 'sending', 'waiting'].includes(delivery.state);
}

/** A moment rounded down to the minute: a digest set for the current minute still makes it. */
export function wholeMinute(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
}

/** Periods due since the subscription took effect and since the newest row, oldest first. */
function periodsUntil(subscription: Subscription, recent: readonly Delivery[], now: Date): PlannedDelivery[] {
  const { timezone, id, since } = subscription;
  const today = localDay(now, timezone);
  const newestRow = Math.max(0, ...recent.map((row) => row.dueAt.getTime()));
  const [first = today] = [
    today.subtract({ days: DAYS_BACK }),
    localDay(since, timezone),
    localDay(new Date(newestRow), timezone),
  ].sort((a, b) => Temporal.PlainDate.compare(b, a));
  const periods: PlannedDelivery[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, today) <= 0; day = day.add({ days: 1 })) {
    if (!isDigestDay(day, subscription.days)) continue;
    const due = dueAt(day, subscription);
    if (due === undefined || due < since || due > now) continue;
    const period = day.toString();
    periods.push({ id: deliveryId(id, period, timezone), period, timezone, dueAt: due });
  }
  return periods;
}

/** The date of a moment in a zone. */
export function localDay(moment: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}

/**
 * The id of one period's delivery, the same in every process. It is also Discord's nonce (at most 25
 * characters) and the marker by which the bot recognizes its own message.
 */
function deliveryId(subscriptionId: string, period: string, timezone: string): string {
  return createHash('sha256')
    .update(`${subscriptionId} ${period} ${timezone}`)
    .digest('base64url')
    .slice(0, 22);
}
