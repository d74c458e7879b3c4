import { type REST, RESTEvents } from 'discord.js';

/**
 * Discord bans an address after 10,000 responses of 401, 403 or 429 in ten minutes. The REST client counts them for the
 * whole process in fixed ten-minute windows; with less than half in each, no ten minutes across two can reach the ban.
 */
const MOST = 4500;
const WINDOW_MS = 10 * 60_000;

/**
 * Tracks how many responses count against us, and returns milliseconds until bulk requests may go on; 0 while
 * there is room. `rest` must report each one (`invalidRequestWarningInterval: 1`).
 */
export function createInvalidRequestBudget(
  rest: Pick<REST, 'on'>,
  options: { readonly most?: number /** Monotonic milliseconds. */; readonly now?: () => number } = {},
): () => number {
  const { most = MOST, now = () => performance.now() } = options;
  let haltedUntil = Number.NEGATIVE_INFINITY;
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    // The remaining time is by the wall clock, which may have been set back.
    if (count >= most) haltedUntil = now() + Math.min(remainingTime, WINDOW_MS);
  });
  return () => Math.max(0, haltedUntil - now());
}
