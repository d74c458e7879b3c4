import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/stores.ts';

onBothDatabases('limits that processes share', ({ fresh }) => {
  it('give each process a bucket’s next slot, separately for each bucket', async () => {
    const { sharedLimits } = await fresh();
    const waits = await Promise.all(Array.from({ length: 4 }, () => sharedLimits.identifyIn(0, 60_000)));
    const [first = -1, second = 0, third = 0, fourth = 0] = waits.sort((a, b) => a - b);
    expect(first).toBe(0);
    for (const [at, wait] of [second, third, fourth].entries()) {
      expect(wait).toBeGreaterThan((at + 1) * 60_000 - 30_000);
      expect(wait).toBeLessThanOrEqual((at + 1) * 60_000);
    }
    expect(await sharedLimits.identifyIn(1, 60_000)).toBe(0);
  });

  it('hand out time in sequence, with some catching up on unused time', async () => {
    const { sharedLimits } = await fresh();
    expect(await sharedLimits.takeTime('mail', 60_000, 0)).toBe(0);
    expect(await sharedLimits.takeTime('mail', 60_000, 0)).toBeGreaterThan(30_000);
    expect(await sharedLimits.takeTime('discord', 60_000, 0)).toBe(0);
  });

  it('catch up on no more than may be kept', async () => {
    const { sharedLimits } = await fresh();
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) waits.push(await sharedLimits.takeTime('mail', 600_000, 3_000_000));
    expect(waits.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    for (const [at, wait] of waits.slice(6).entries()) {
      expect(wait).toBeGreaterThan((at + 1) * 600_000 - 300_000);
      expect(wait).toBeLessThanOrEqual((at + 1) * 600_000);
    }
  });
});
