import { expect, inject, it, onTestFinished } from 'vitest';
import { createMailTurns } from '../src/mail-turns.ts';
import { openStore } from '../src/store/store.ts';
import { createDatabase } from './support/database.ts';
import { silent } from './support/stores.ts';

it('keeps nobody waiting for long: those beyond the limit come back later', async () => {
  const turn = createMailTurns({ perMinute: 1200 });
  const turns = Array.from({ length: 150 }, turn);
  expect((await Promise.all(turns)).filter((isMine) => isMine)).toHaveLength(100);
  expect(await turn()).toBe(true);
});

it('lets one wait where a mail takes longer than anyone waits', async () => {
  const turn = createMailTurns({ perMinute: 10 });
  const first = turn();
  expect(await Promise.all([turn(), turn()])).toEqual([false, false]);
  expect(await first).toBe(true);
});

const postgres = inject('postgres');

it.skipIf(!('url' in postgres))('keeps two processes together below what the server takes', async () => {
  const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
  const began = performance.now();
  const ends = await Promise.all(
    [1, 2].map(async () => {
      const store = await openStore({ databaseUrl, dataDir: '', log: silent });
      onTestFinished(() => store.close());
      const turn = createMailTurns({ perMinute: 1200, take: store.sharedLimits.takeTime });
      return Promise.all(Array.from({ length: 20 }, turn));
    }),
  );
  expect(ends.flat()).toEqual(Array(40).fill(true));
  // Forty at twenty a second; a slice of six and four more may be early.
  expect(performance.now() - began).toBeGreaterThan((40 - 6 - 4) * 50);
});
