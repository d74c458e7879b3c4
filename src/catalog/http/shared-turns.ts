import type { HttpParts } from './client.ts';

/** Each slice takes one part in this many of the burst. */
const SLICES_IN_BURST = 10;

/**
 * Rate limiting for services shared by several processes, from a common budget. If a service counts requests over
 * minutes (its `burst`), turns are taken several at a time, so that most of them don't need the store; turns not used
 * within the slice's time are lost.
 *
 * @param take takes `takeMs` of a budget in the store, where up to `keepMs` of unused time accumulates; returns how
 *   long to wait, in ms.
 */
export function createSharedTurns(
  take: (name: string, takeMs: number, keepMs: number) => Promise<number>,
  now: () => number = () => performance.now(),
): NonNullable<HttpParts['takeTurn']> {
  const slices = new Map<string, { left: number; readonly until: number }>();
  return async (service, { everyMs, burst = 0 }) => {
    const held = slices.get(service);
    if (held !== undefined && held.left > 0 && now() < held.until) {
      held.left -= 1;
      return 0;
    }
    const turns = Math.max(1, Math.floor(burst / SLICES_IN_BURST));
    const wait = await take(`requests to ${service}`, turns * everyMs, burst * everyMs);
    slices.set(service, { left: turns - 1, until: now() + wait + turns * everyMs });
    return wait;
  };
}
