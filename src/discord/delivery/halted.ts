import type { REST } from 'discord.js';
import type { Later } from '../../digest/sender.ts';
import { createInvalidRequestBudget } from '../rest/invalid-requests.ts';

/** Whether all sending rests: set while so many requests were turned down that more would endanger the address. */
export function createHalted(rest: REST): () => Later | undefined {
  const haltedFor = createInvalidRequestBudget(rest);
  return () => {
    const waitMs = haltedFor();
    return waitMs > 0 ? { kind: 'later', reason: { kind: 'halted' }, waitMs } : undefined;
  };
}
