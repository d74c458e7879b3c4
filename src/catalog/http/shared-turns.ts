import type { HttpParts } from './client.ts';

/** Of what may be made up for, each slice takes this share. */
const SLICES_IN_BURST = 10;

/**
 * Turns at services that several processes ask, from a budget that they share. Where a service counts requests over minutes, as
 * its `burst` says, turns are taken several at a time, so that most of them cost no question to the store; what is not
 * used in the time that a slice is worth is lost.
 *
 * @param take takes `takeMs` of a budget in the store, of which the last `keepMs` that nobody took are still there; gives how
 *   long to wait, ms.
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
