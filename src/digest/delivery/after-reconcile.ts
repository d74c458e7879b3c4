import type { Claim } from '../ledger.ts';
import type { ReconcileResult } from '../sender.ts';
import { afterRejection } from './after-rejection.ts';
import { arrived } from './after-send.ts';
import { unlessTooLate } from './next-step.ts';
import { failed } from './settlements.ts';
import type { ComposeStep, Settle } from './step.ts';

/**
 * What becomes of a delivery that was looked for. It is sent only where it is certain that it has not arrived, or that a
 * second request could not make a second message.
 *
 * @param leaseMs a message that is still to be published is this process's for so long.
 * @param jitter from 0 to 1.
 */
export function afterReconcile(
  result: ReconcileResult,
  claim: Claim,
  now: Date,
  leaseMs: number,
  jitter: number,
): Settle | ComposeStep {
  const { delivery } = claim;
  switch (result.kind) {
    case 'found':
      return arrived(result, delivery.lastTriedAt ?? delivery.triedAt ?? now, undefined, now, leaseMs);
    case 'absent':
      return unlessTooLate(claim, now);
    case 'unreadable':
      if (result.mayRepeat) return unlessTooLate(claim, now);
      return failed(now, { kind: 'interrupted', why: result.reason });
    default:
      return afterRejection(result, delivery, now, jitter);
  }
}
