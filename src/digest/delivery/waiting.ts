import { LATE_WINDOW_MS } from '../due.ts';
import type { Delivery } from '../ledger.ts';
import type { SendReason } from '../reason.ts';
import type { Later } from '../sender.ts';
import { failed } from './settlements.ts';
import type { Settle } from './step.ts';

/** First and longest wait before another attempt. */
const BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

/** How often to check whether a process has the outlet again. */
const WITHOUT_OUTLET_MS = 30 * 60_000;

/** Outages of the other side rarely last longer. */
const LOOK_AFTER_MS = 24 * 3_600_000;

/**
 * When to try again: 30 s after the first attempt, doubling each time up to half an hour, and never sooner than the
 * other side said.
 *
 * @param jitter from 0 to 1; varies the wait by up to ±20 %.
 */
export function nextAttempt(delivery: Delivery, { waitMs = 0 }: Later, now: Date, jitter: number): Date {
  const backoff = Math.min(BACKOFF_MS * 2 ** Math.max(0, delivery.attempts - 1), LONGEST_BACKOFF_MS);
  return new Date(now.getTime() + Math.max(waitMs, backoff * (0.8 + 0.4 * jitter)));
}

/**
 * Another attempt at `until`. A message that may have been sent is looked for even after the six hours, so that the
 * ledger is accurate, but not forever.
 */
export function wait(delivery: Delivery, until: Date, why: SendReason, now: Date): Settle {
  const end = delivery.dueAt.getTime() + LATE_WINDOW_MS;
  if (now.getTime() > end + LOOK_AFTER_MS) {
    return failed(now, { kind: 'unknown', why });
  }
  const isLast = now.getTime() <= end && until.getTime() > end;
  return {
    kind: 'settle',
    settlement: {
      state: 'waiting',
      until: isLast ? new Date(end + 1) : until,
      reason: { kind: 'turned-down', why },
    },
  };
}

/** What becomes of a delivery this process has no outlet for: it waits for a process that has one. */
export function withoutOutlet(delivery: Delivery, now: Date): Settle {
  return wait(delivery, new Date(now.getTime() + WITHOUT_OUTLET_MS), { kind: 'no-outlet' }, now);
}
