import { LATE_WINDOW_MS } from '../due.ts';
import type { Delivery } from '../ledger.ts';
import type { SendReason } from '../reason.ts';
import type { Later } from '../sender.ts';
import { failed } from './settlements.ts';
import type { Settle } from './step.ts';

/** First and longest waiting time before another attempt. */
const BACKOFF_MS = 30_000;
const LONGEST_BACKOFF_MS = 30 * 60_000;

/** Whether a process has the outlet again is looked at this often. */
const WITHOUT_OUTLET_MS = 30 * 60_000;

/** An outage of the other side outlasts this rarely. */
const LOOK_AFTER_MS = 24 * 3_600_000;

/**
 * When another attempt is made: 30 s after the first, twice as long after each further one, up to half an hour; not before
 * the other side said.
 *
 * @param jitter from 0 to 1; spreads the waiting time by a fifth to either side.
 */
export function nextAttempt(delivery: Delivery, { waitMs = 0 }: Later, now: Date, jitter: number): Date {
  const backoff = Math.min(BACKOFF_MS * 2 ** Math.max(0, delivery.attempts - 1), LONGEST_BACKOFF_MS);
  return new Date(now.getTime() + Math.max(waitMs, backoff * (0.8 + 0.4 * jitter)));
}

/**
 * Another attempt at `until`. What may have been sent is looked for even after the six hours, so that the ledger tells the
 * truth; but not for ever.
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

/** What becomes of a delivery that this process has no outlet for: whoever has one finds it waiting. */
export function withoutOutlet(delivery: Delivery, now: Date): Settle {
  return wait(delivery, new Date(now.getTime() + WITHOUT_OUTLET_MS), { kind: 'no-outlet' }, now);
}
