import { RESTEvents, Routes } from 'discord.js';
import { expect, it } from 'vitest';
import { createBulkRest } from '../../../src/discord/rest/bulk-rest.ts';
import { createInvalidRequestBudget } from '../../../src/discord/rest/invalid-requests.ts';
import { createPacer } from '../../../src/discord/rest/pacer.ts';
import { startLoopback } from '../../support/loopback.ts';

it('halts bulk requests before Discord would ban the address, and goes on when its ten minutes are over', async () => {
  const discord = await startLoopback();
  const pacer = createPacer({ perSecond: 1000 });
  const { rest } = createBulkRest({ apiUrl: discord.apiUrl, token: discord.token, pacer });
  let counted = 0;
  rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => {
    counted = count;
  });
  const refuse = async (status: number) => {
    discord.faults.add({ status });
    await rest.get(Routes.user('@me')).catch(() => {});
  };
  // The count is of the whole process, so other tests may have begun it.
  await refuse(403);
  let now = 0;
  const waitMs = createInvalidRequestBudget(rest, { most: counted + 3, now: () => now });
  await refuse(401);
  await refuse(403);
  for (let i = 0; i < 20; i += 1) await rest.get(Routes.user('@me'));
  expect(waitMs()).toBe(0);
  await refuse(429);
  expect(waitMs(), 'what is left of ten minutes that an earlier test may have begun').toBeGreaterThan(0);
  expect(waitMs()).toBeLessThanOrEqual(600_000);
  now = 600_001;
  expect(waitMs()).toBe(0);
});
