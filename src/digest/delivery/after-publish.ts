import { LATE_WINDOW_MS } from '../due.ts';
import type { Delivery } from '../ledger.ts';
import type { PublishResult } from '../sender.ts';
import type { Publish, Settle } from './step.ts';
import { nextAttempt } from './waiting.ts';

/**
 * What becomes of a posted delivery after an attempt to publish it: nothing is ever sent again.
 *
 * @param jitter from 0 to 1.
 */
export function afterPublish(
  result: PublishResult,
  step: Publish,
  delivery: Delivery,
  now: Date,
  jitter: number,
): Settle {
  const { kind: _, ...message } = step;
  if (result.kind === 'published') {
    return { kind: 'settle', settlement: { state: 'sent', ...message } };
  }
  const isOverdue = now.getTime() - delivery.dueAt.getTime() > LATE_WINDOW_MS;
  if (result.kind === 'later' && !isOverdue) {
    const until = nextAttempt(delivery, result, now, jitter);
    return { kind: 'settle', settlement: { state: 'publishing', ...message, until } };
  }
  const unpublished = { kind: 'unpublished', why: result.reason } as const;
  return { kind: 'settle', settlement: { state: 'sent', ...message, reason: unpublished } };
}
