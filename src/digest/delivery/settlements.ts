import type { Settle } from './step.ts';

export function failed(at: Date, reason: string): Settle {
  return { kind: 'settle', settlement: { state: 'failed', at, reason } };
}

export function skipped(at: Date, reason: string): Settle {
  return { kind: 'settle', settlement: { state: 'skipped', at, reason } };
}
