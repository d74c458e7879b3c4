import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreFailure } from '../../src/store/failure.ts';
import { createOptionalRead } from '../../src/store/optional-read.ts';
import { silent } from '../support/stores.ts';

const away = async (): Promise<number> => {
  throw new StoreFailure('away', new Error('connection refused'));
};
const never = () => new Promise<number>(() => {});

function optional(waitMs = 20) {
  const clock = { now: 0 };
  const read = createOptionalRead(silent, { waitMs, retryMs: 5000 }, () => clock.now);
  return { clock, read };
}

describe('an optional read', () => {
  it('returns what the store returns', async () => {
    expect(await optional().read(async () => 7)).toBe(7);
  });

  it('returns nothing if the store fails or does not respond in time', async () => {
    expect(await optional().read(away)).toBeUndefined();
    expect(await optional().read(never)).toBeUndefined();
  });

  it('neither asks nor waits after a failure, until a while has passed', async () => {
    const { clock, read } = optional();
    await read(away);
    let asked = 0;
    const count = async () => ++asked;
    clock.now = 4999;
    expect(await read(count)).toBeUndefined();
    expect(asked).toBe(0);
  });

  it('tries one read in the background, and recovers once that succeeds', async () => {
    const { clock, read } = optional(10_000);
    await read(away);
    clock.now = 5000;
    expect(await Promise.all([read(never), read(never)])).toEqual([undefined, undefined]);
    clock.now = 10_000;
    let asked = 0;
    const count = async () => ++asked;
    expect(await Promise.all([read(count), read(count)])).toEqual([undefined, undefined]);
    expect(asked).toBe(1);
    await new Promise(setImmediate);
    expect(await read(count)).toBe(2);
  });

  it('waits a second, and asks again after five more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const read = createOptionalRead(silent);
    let isAnswered = false;
    const first = read(never).then(() => {
      isAnswered = true;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(isAnswered).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await first;
    let asked = 0;
    const count = async () => ++asked;
    for (const [later, times] of [
      [4_999, 0],
      [1, 1],
    ] as const) {
      await vi.advanceTimersByTimeAsync(later);
      await read(count);
      expect(asked).toBe(times);
    }
  });

  it('hides no bugs', async () => {
    const { read } = optional();
    await expect(
      read(async () => {
        throw new TypeError('x is not a function');
      }),
    ).rejects.toThrow('x is not a function');
    expect(await read(async () => 1)).toBe(1);
  });
});
