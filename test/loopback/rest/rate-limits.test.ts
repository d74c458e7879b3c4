import { expect, it } from 'vitest';
import { createRateLimits } from '../../../src/loopback/rest/rate-limits.ts';

/** Limits of one request a second over all routes, and what became of a request at each of some moments, in ms. */
function spentAt(...moments: readonly number[]): readonly string[] {
  let now = 1_700_000_000_000;
  const begin = now;
  const limits = createRateLimits(() => new Date(now), { globalPerSecond: 1 });
  return moments.map((at) => {
    now = begin + at;
    try {
      limits.spend('GET', '/channels/1/messages');
      return 'taken';
    } catch {
      return 'refused';
    }
  });
}

it('opens the next second of all routes just a second after the first request of the last one', () => {
  expect(spentAt(0, 999)).toEqual(['taken', 'refused']);
  expect(spentAt(0, 1000)).toEqual(['taken', 'taken']);
  expect(spentAt(0, 1000, 1999, 2000)).toEqual(['taken', 'taken', 'refused', 'taken']);
});
