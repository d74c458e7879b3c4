import type { Considered } from '../considered.ts';
import type { DeliveryReason } from '../reason.ts';
import type { Settle } from './step.ts';

export function failed(at: Date, reason: DeliveryReason): Settle {
  return { kind: 'settle', settlement: { state: 'failed', at, reason } };
}

/** @param considered if it was skipped because of what it was chosen from. */
export function skipped(at: Date, reason: DeliveryReason, considered?: Considered): Settle {
  const chosen = considered === undefined ? {} : { considered };
  return { kind: 'settle', settlement: { state: 'skipped', at, reason, ...chosen } };
}
