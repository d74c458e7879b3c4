import { type REST, RESTEvents } from 'discord.js';
import type { TakeTime } from './shared-pacer.ts';

/** Most invalid requests of all processes in ten minutes; even with as many in the next ten, that is below the ban. */
const MOST = 4500;
const WINDOW_MS = 10 * 60_000;

const BUDGET = 'invalid requests';

/** Invalid requests are reported in batches: this many, or after this long, ms. */
const TELL_EACH = 25;
const TELL_AFTER_MS = 2_000;

/**
 * Counts this process's invalid requests toward a shared budget, since Discord counts by address. Returns milliseconds until
 * requests may go on; 0 while there is room. `rest` must report each one (`invalidRequestWarningInterval: 1`).
 */
export function createSharedInvalidRequests(
  rest: Pick<REST, 'on'>,
  take: TakeTime,
  now: () => number = () => performance.now(),
): () => number {
  let untold = 0;
  let isTelling = false;
  let timer: NodeJS.Timeout | undefined;
  let haltedUntil = Number.NEGATIVE_INFINITY;

  async function tell(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (isTelling) return;
    const many = untold;
    untold = 0;
    isTelling = true;
    try {
      await take(BUDGET, Math.ceil((many * WINDOW_MS) / MOST), WINDOW_MS);
      // Takes nothing: when that could start tells how far over budget all processes are.
      const wait = await take(BUDGET, 0, WINDOW_MS);
      haltedUntil = Math.max(haltedUntil, now() + wait);
    } catch {
      // The store is away; this process still counts its own.
      untold += many;
    } finally {
      isTelling = false;
    }
    if (untold > 0) timer ??= setTimeout(() => void tell(), TELL_AFTER_MS).unref();
  }

  rest.on(RESTEvents.InvalidRequestWarning, () => {
    untold += 1;
    if (untold >= TELL_EACH) void tell();
    else timer ??= setTimeout(() => void tell(), TELL_AFTER_MS).unref();
  });
  return () => Math.max(0, haltedUntil - now());
}
