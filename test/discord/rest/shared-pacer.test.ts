import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSharedPacer, type TakeTime } from '../../../src/discord/rest/shared-pacer.ts';

/** A budget as the store keeps it, over a clock that moves when everybody sleeps. */
function machine() {
  let now = 0;
  let next: number | undefined;
  let questions = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const take: TakeTime = async (_, takeMs, keepMs) => {
    questions += 1;
    const begin = next === undefined ? now - keepMs : Math.max(next, now - keepMs);
    next = begin + takeMs;
    return Math.max(0, begin - now);
  };
  return {
    take,
    now: () => now,
    questions: () => questions,
    sleep: (ms: number) => new Promise<void>((wake) => void sleepers.push({ at: now + ms, wake })),
    /** Lets time pass until nobody sleeps. */
    async pass(): Promise<void> {
      for (;;) {
        for (let turn = 0; turn < 50; turn++) await Promise.resolve();
        sleepers.sort((a, b) => a.at - b.at);
        const first = sleepers.shift();
        if (first === undefined) return;
        now = Math.max(now, first.at);
        first.wake();
      }
    },
  };
}

describe('the pace of several processes', () => {
  it('stays below the joint rate in any second, however many there are and whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 5 }),
        async (wanted) => {
          const { take, now, sleep, pass } = machine();
          const times: number[] = [];
          for (const turns of wanted) {
            const pacer = createSharedPacer({ budget: 'posts', perSecond: 45, take, now, sleep });
            for (let turn = 0; turn < turns; turn++) void pacer.turn().then(() => times.push(now()));
          }
          await pass();
          expect(times).toHaveLength(wanted.reduce((sum, one) => sum + one));
          for (const from of times) {
            expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(50);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('costs one query to the store per fifteen turns under load, and wastes none', async () => {
    const { take, now, sleep, pass, questions } = machine();
    const pacer = createSharedPacer({ budget: 'posts', perSecond: 45, take, now, sleep });
    let done = 0;
    for (let turn = 0; turn < 450; turn++) void pacer.turn().then(() => done++);
    await pass();
    expect([done, questions()]).toEqual([450, 30]);
    expect(now()).toBeLessThan(10_300);
  });

  it('keeps a fraction of the pace while the store is away', async () => {
    const { now, sleep, pass } = machine();
    const take = () => Promise.reject(new Error('away'));
    const pacer = createSharedPacer({ budget: 'posts', perSecond: 45, take, now, sleep });
    let done = 0;
    for (let turn = 0; turn < 45; turn++) void pacer.turn().then(() => done++);
    await pass();
    expect(done).toBe(45);
    expect(now()).toBeGreaterThan(3_500);
  });
});
