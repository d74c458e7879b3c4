import type { DeliveryReason } from '../reason.ts';
import type { Settle } from './step.ts';

export function failed(at: Date, reason: DeliveryReason): Settle {
  return { kind: 'settle', settlement: { state: 'failed', at, reason } };
}

export function skipped(at: Date, reason: DeliveryReason): Settle {
  return { kind: 'settle', settlement: { state: 'skipped', at, reason } };
}
