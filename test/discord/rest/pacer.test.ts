import { describe, expect, it } from 'vitest';
import { createPacer } from '../../../src/discord/rest/pacer.ts';

describe('the pacer', () => {
  it('never exceeds its rate plus a small burst in any second, and wastes no turn', async () => {
    let now = 0;
    const pacer = createPacer({
      perSecond: 45,
      now: () => now,
      // A timer that wakes late, as timers do.
      sleep: async (ms) => {
        now += ms + 3;
      },
    });
    const times: number[] = [];
    for (let i = 0; i < 450; i += 1) {
      await pacer.turn();
      times.push(now);
    }
    const most = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
    );
    expect(most).toBeLessThanOrEqual(50);
    expect((times.at(-1) ?? 0) / 1000).toBeLessThan(10.2);
  });

  it('does not make up for a long pause in one burst', async () => {
    let now = 0;
    const pacer = createPacer({
      perSecond: 45,
      now: () => now,
      sleep: async (ms) => {
        now += ms > 5 && now > 500 && now < 520 ? 900 : ms;
      },
    });
    const times: number[] = [];
    await Promise.all(Array.from({ length: 120 }, () => pacer.turn().then(() => times.push(now))));
    const most = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
    );
    expect(Math.max(...times)).toBeGreaterThan(1400);
    expect(most).toBeLessThanOrEqual(50);
  });
});
