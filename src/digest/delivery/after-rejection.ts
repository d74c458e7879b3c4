import type { Delivery } from '../ledger.ts';
import type { Later, Rejection } from '../sender.ts';
import { failed } from './settlements.ts';
import type { Settle } from './step.ts';
import { nextAttempt, wait } from './waiting.ts';

/** Someone has to restore the permission; trying more often only uses up rejections. */
const FORBIDDEN_WAIT_MS = 3_600_000;

/** What becomes of a delivery that the other side rejects, for good or for now. */
export function afterRejection(
  result: Rejection | Later,
  delivery: Delivery,
  now: Date,
  jitter: number,
): Settle {
  const { kind, reason: why } = result;
  switch (kind) {
    case 'later':
      return wait(delivery, nextAttempt(delivery, result, now, jitter), why, now);
    case 'forbidden':
      return {
        ...wait(delivery, new Date(now.getTime() + FORBIDDEN_WAIT_MS), why, now),
        news: { kind, why },
      };
    case 'gone':
    case 'bounced':
      return { ...failed(now, { kind: 'turned-down', why }), news: { kind, why } };
    case 'rejected':
      return failed(now, { kind: 'turned-down', why });
  }
}
