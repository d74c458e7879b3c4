import { LATE_WINDOW_MS } from '../due.ts';
import type { Claim } from '../ledger.ts';
import { failed, skipped } from './settlements.ts';
import type { ComposeStep, Publish, Reconcile, Settle } from './step.ts';

/**
 * The first step of a claimed delivery. One that may have been sent is looked for before anything else, so that what
 * is found is settled and never sent again.
 */
export function nextStep(claim: Claim, now: Date): Settle | Publish | Reconcile | ComposeStep {
  const { delivery, subscription } = claim;
  if (delivery.state === 'publishing') {
    const { messageId = '', sentAt = now, reason } = delivery;
    const message = { messageId, sentAt, ...(reason === undefined ? {} : { reason }) };
    if (subscription !== undefined) return { kind: 'publish', ...message };
    return { kind: 'settle', settlement: { state: 'sent', ...message } };
  }
  if (subscription !== undefined && delivery.triedAt !== undefined) {
    const { triedAt, lastTriedAt = triedAt } = delivery;
    return { kind: 'reconcile', firstTriedAt: triedAt, lastTriedAt };
  }
  return unlessTooLate(claim, now);
}

/** The next step of a delivery that certainly hasn't been sent yet. */
export function unlessTooLate({ delivery, subscription }: Claim, now: Date): Settle | ComposeStep {
  if (subscription === undefined) return skipped(now, { kind: 'removed' });
  if (now.getTime() - delivery.dueAt.getTime() > LATE_WINDOW_MS) {
    const last = delivery.reason?.kind === 'turned-down' ? { last: delivery.reason.why } : {};
    return failed(now, { kind: 'too-late', ...last });
  }
  if (subscription.state !== 'active') {
    return skipped(now, { kind: 'inactive' });
  }
  return { kind: 'compose' };
}
