import type { Later } from '../../digest/sender.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createInvalidRequestBudget } from '../rest/invalid-requests.ts';

/** Whether all sending rests: set while so many requests were turned down that more would endanger the address. */
export function createHalted(bulk: Pick<BulkRest, 'rest' | 'haltedFor'>): () => Later | undefined {
  const own = createInvalidRequestBudget(bulk.rest);
  const haltedFor = () => Math.max(own(), bulk.haltedFor?.() ?? 0);
  return () => {
    const waitMs = haltedFor();
    return waitMs > 0 ? { kind: 'later', reason: { kind: 'halted' }, waitMs } : undefined;
  };
}
