import type { Later } from '../../digest/sender.ts';
import type { BulkRest } from '../rest/bulk-rest.ts';
import { createInvalidRequestBudget } from '../rest/invalid-requests.ts';

/** Whether all sending is paused: so many requests were rejected that more might get the address banned. */
export function createHalted(bulk: Pick<BulkRest, 'rest' | 'haltedFor'>): () => Later | undefined {
  const own = createInvalidRequestBudget(bulk.rest);
  const haltedFor = () => Math.max(own(), bulk.haltedFor?.() ?? 0);
  return () => {
    const waitMs = haltedFor();
    return waitMs > 0 ? { kind: 'later', reason: { kind: 'halted' }, waitMs } : undefined;
  };
}
