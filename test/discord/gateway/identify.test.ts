import { describe, expect, it } from 'vitest';
import { spreadIdentifies } from '../../../src/discord/gateway/identify.ts';
import { silent } from '../../support/stores.ts';

/** What discord.js hands to a throttler: a manager that knows what Discord allows. */
const manager = {
  fetchGatewayInformation: async () => ({ session_start_limit: { max_concurrency: 16 } }),
} as never;

describe('identifies of several processes', () => {
  it('take turns according to Discord’s concurrency', async () => {
    const asked: number[] = [];
    const throttler = await spreadIdentifies(
      {
        async take(bucket, everyMs) {
          asked.push(bucket);
          expect(everyMs).toBeGreaterThan(5_000);
          return 0;
        },
      },
      silent,
    )(manager);
    const signal = new AbortController().signal;
    for (const shard of [0, 1, 16, 33]) await throttler.waitForIdentify(shard, signal);
    expect(asked).toEqual([0, 1, 0, 1]);
  });

  it('wait as long as they are told to, and no longer once aborted', async () => {
    const throttler = await spreadIdentifies({ take: async () => 3_600_000 }, silent)(manager);
    const ending = new AbortController();
    const waiting = throttler.waitForIdentify(0, ending.signal);
    ending.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('keep a minimum distance while the store is away, rather than fail', async () => {
    const throttler = await spreadIdentifies(
      { take: () => Promise.reject(new Error('away')) },
      silent,
    )(manager);
    const ending = new AbortController();
    const waiting = throttler.waitForIdentify(0, ending.signal);
    const first = await Promise.race([
      waiting.then(() => 'identified'),
      new Promise((resolve) => setTimeout(() => resolve('waits'), 50)),
    ]);
    expect(first).toBe('waits');
    ending.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
