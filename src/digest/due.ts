import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { isDigestDay } from './days.ts';
import type { Delivery, Plan, PlannedDelivery } from './ledger.ts';
import type { Subscription } from './subscription.ts';

/** A missed digest is still sent this long after its time; later it would be news of yesterday. */
export const LATE_WINDOW_MS = 6 * 3_600_000;

/** From this delay on a digest says that it is late; below it, it waited its turn among many. */
const LATE_MS = 15 * 60_000;

/** How many local days back a missed period is still written into the ledger. */
const DAYS_BACK = 14;

/** How many local days ahead the next due time is looked for: over a week for weekly ones, and a day a zone may skip. */
const DAYS_AHEAD = 15;

type Clockwork = Pick<Subscription, 'time' | 'timezone' | 'days'>;

/**
 * When the digest of a local day is due: its wall clock time, once. In the autumn fold that is the first of both times, in
 * the spring gap the time moved on by the gap, or back by it where moving on would leave the day. Undefined for a day
 * the zone skipped as a whole.
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
 * What is to be done for a subscription at `now`, given its rows of the last days:
 *
 * - each local day (Monday to Friday, or Mondays) has one period; a day is done once a row stands whose due time falls into
 *   that day in the zone of now, so that neither a changed time nor a changed zone makes a second one;
 * - the newest period that is due is delivered if it is not older than six hours, all older ones are skipped;
 * - while an earlier delivery is still open, nothing new begins.
 */
export function plan(subscription: Subscription, recent: readonly Delivery[], now: Date): Plan {
  // Rows of the future were written while the clock was wrong; they hold nothing up now.
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

/** When the next digest is due after `now`, other than on the local days in `done`. */
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

/** A delivery that is neither sent nor given up. */
export function isOpen(delivery: Delivery): boolean {
  return ['claimed', 'sending', 'waiting'].includes(delivery.state);
}

/** A moment cut to its minute: what is set during a minute is in time for that minute. */
export function wholeMinute(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
}

/** Periods that came due since the subscription is in force and the newest row was written, oldest first. */
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

/** The day that a moment falls into in a zone. */
export function localDay(moment: Date, timezone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
}

/**
 * Names the delivery of one period: the same for everyone who computes it. It serves as Discord's nonce (at most 25
 * characters) and as the marker by which the bot knows its own message again.
 */
function deliveryId(subscriptionId: string, period: string, timezone: string): string {
  return createHash('sha256')
    .update(`${subscriptionId} ${period} ${timezone}`)
    .digest('base64url')
    .slice(0, 22);
}
