import type { Claim } from '../ledger.ts';
import type { ReconcileResult } from '../sender.ts';
import { afterRejection } from './after-rejection.ts';
import { arrived } from './after-send.ts';
import { unlessTooLate } from './next-step.ts';
import { failed } from './settlements.ts';
import type { ComposeStep, Settle } from './step.ts';

/**
 * What becomes of a delivery that was looked for. It is sent only if it certainly hasn't arrived, or if a second
 * request can't produce a second message.
 *
 * @param leaseMs how long this process keeps a message that still has to be published.
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
