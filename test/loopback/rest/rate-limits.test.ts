import { expect, it } from 'vitest';
import { createRateLimits } from '../../../src/loopback/rest/rate-limits.ts';

/** With one request per second over all routes: what becomes of requests at given moments, in ms. */
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

it('opens the next global window exactly a second after the first request of the last one', () => {
  expect(spentAt(0, 999)).toEqual(['taken', 'refused']);
  expect(spentAt(0, 1000)).toEqual(['taken', 'taken']);
  expect(spentAt(0, 1000, 1999, 2000)).toEqual(['taken', 'taken', 'refused', 'taken']);
});

const [ONE, OTHER] = ['100000000000000001', '100000000000000002'];
const BEGIN = 1_700_000_000_000;

/** With two requests in five seconds per route, at moments a test chooses. */
function perRoute() {
  let now = BEGIN;
  const limits = createRateLimits(() => new Date(now), { perRoute: { limit: 2, windowMs: 5000 } });
  return (at: number, method: string, path: string): Record<string, string> => {
    now = BEGIN + at;
    return limits.spend(method, path);
  };
}

it('tells how many requests a route has left, and until when', () => {
  const spend = perRoute();
  const path = `/channels/${ONE}/messages`;
  expect(spend(0, 'GET', path)).toEqual({
    'X-RateLimit-Limit': '2',
    'X-RateLimit-Remaining': '1',
    'X-RateLimit-Reset': '1700000005',
    'X-RateLimit-Reset-After': '5',
    'X-RateLimit-Bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(spend(1500, 'GET', path)).toMatchObject({
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1700000005',
    'X-RateLimit-Reset-After': '3.5',
  });
  expect(() => spend(4999, 'GET', path)).toThrow();
  expect(spend(5000, 'GET', path)).toMatchObject({
    'X-RateLimit-Remaining': '1',
    'X-RateLimit-Reset': '1700000010',
  });
});

it.each([
  ['the same channel', `/channels/${ONE}/messages`, `/channels/${ONE}/messages`, true],
  ['another message of it', `/channels/${ONE}/messages/${ONE}`, `/channels/${ONE}/messages/${OTHER}`, true],
  ['another channel', `/channels/${ONE}/messages`, `/channels/${OTHER}/messages`, false],
  ['another route of the channel', `/channels/${ONE}/messages`, `/channels/${ONE}/pins`, false],
  ['another server', `/guilds/${ONE}/roles`, `/guilds/${OTHER}/roles`, false],
  [
    'another token of a webhook',
    `/webhooks/${ONE}/a/messages/@original`,
    `/webhooks/${ONE}/b/messages/@original`,
    false,
  ],
  ['another interaction', `/interactions/${ONE}/a/callback`, `/interactions/${OTHER}/a/callback`, false],
  [
    'another message of a webhook',
    `/webhooks/${ONE}/a/messages/${ONE}`,
    `/webhooks/${ONE}/a/messages/${OTHER}`,
    true,
  ],
])('counts %s correctly: %s, %s', (_, first, second, isOne) => {
  const spend = perRoute();
  spend(0, 'GET', first);
  expect(spend(0, 'GET', second)['X-RateLimit-Remaining']).toBe(isOne ? '0' : '1');
});

it('names a bucket by method and route, whatever the channel', () => {
  const spend = perRoute();
  const bucket = (method: string, path: string) => spend(0, method, path)['X-RateLimit-Bucket'];
  const own = bucket('GET', `/channels/${ONE}/messages`);
  expect(bucket('GET', `/channels/${OTHER}/messages`)).toBe(own);
  expect(bucket('POST', `/channels/${ONE}/messages`)).not.toBe(own);
});

it('does not count interaction responses towards the global limit', () => {
  const limits = createRateLimits(() => new Date(BEGIN), { globalPerSecond: 1 });
  for (let i = 0; i < 3; i++) {
    expect(limits.spend('POST', `/interactions/${ONE}/a/callback`)).toEqual({});
    expect(limits.spend('POST', `/webhooks/${ONE}/a`)).toEqual({});
  }
  limits.spend('GET', '/users/@me');
  expect(() => limits.spend('GET', '/gateway')).toThrow();
  expect(createRateLimits(() => new Date(BEGIN), undefined).spend('GET', '/gateway')).toEqual({});
});
