import { EventEmitter } from 'node:events';
import { RESTEvents } from 'discord.js';
import { expect, it } from 'vitest';
import { createSharedInvalidRequests } from '../../../src/discord/rest/shared-invalid-requests.ts';
import { onBothDatabases } from '../../support/stores.ts';

onBothDatabases('invalid requests of all processes', ({ fresh }) => {
  it('are counted together, and halt all processes before Discord would ban the address', async () => {
    const { sharedLimits } = await fresh();
    const processes = [1, 2, 3].map(() => {
      const rest = new EventEmitter();
      return { rest, haltedFor: createSharedInvalidRequests(rest as never, sharedLimits.takeTime) };
    });
    const turnDown = (many: number) => {
      for (let n = 0; n < many; n++) {
        for (const { rest } of processes) rest.emit(RESTEvents.InvalidRequestWarning);
      }
    };
    turnDown(1_400);
    expect(processes.map(({ haltedFor }) => haltedFor())).toEqual([0, 0, 0]);
    turnDown(300);
    // Each hears how all fare when it has one more to tell of.
    const areAllHalted = () => {
      turnDown(1);
      return processes.every(({ haltedFor }) => haltedFor() > 0);
    };
    await expect.poll(areAllHalted).toBe(true);
  });
});

it('are reported again after the store was away', async () => {
  const rest = new EventEmitter();
  const taken: number[] = [];
  let isAway = true;
  const haltedFor = createSharedInvalidRequests(rest as never, async (_, takeMs) => {
    if (isAway) throw new Error('away');
    taken.push(takeMs);
    return takeMs === 0 ? 7_000 : 0;
  });
  const turnDown = () => {
    for (let n = 0; n < 25; n++) rest.emit(RESTEvents.InvalidRequestWarning);
  };
  turnDown();
  await new Promise((resolve) => setImmediate(resolve));
  expect(haltedFor()).toBe(0);
  isAway = false;
  turnDown();
  await expect.poll(haltedFor).toBeGreaterThan(6_000);
  const told = () => Math.round(taken.reduce((sum, ms) => sum + ms) / (600_000 / 4_500));
  await expect.poll(told).toBe(50);
});
