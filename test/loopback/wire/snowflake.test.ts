import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSnowflakes, shardOf, snowflakeAt } from '../../../src/loopback/wire/snowflake.ts';

describe('an id', () => {
  it('is higher than every earlier id, whatever the clock does', () => {
    const times = fc.array(
      fc.date({ min: new Date('2015-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    );
    fc.assert(
      fc.property(times, (moments) => {
        let now = new Date('2026-11-22');
        const { next } = createSnowflakes(() => now);
        let last = 0n;
        for (const moment of moments) {
          now = moment;
          const id = BigInt(next());
          expect(id).toBeGreaterThan(last);
          last = id;
        }
      }),
    );
  });

  it('tells when it was made, like the example in Discord’s documentation', () => {
    // https://discord.com/developers/docs/reference#convert-snowflake-to-datetime
    expect(snowflakeAt(new Date('2016-04-30T11:18:25.796Z')) >> 22n).toBe(175928847299117063n >> 22n);
  });

  it('decides a server’s shard, and private messages go to the first', () => {
    expect(shardOf('175928847299117063', 16)).toBe(Number((175928847299117063n >> 22n) % 16n));
    expect(shardOf(undefined, 16)).toBe(0);
  });
});
