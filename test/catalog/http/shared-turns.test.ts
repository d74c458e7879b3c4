import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createSharedTurns } from '../../../src/catalog/http/shared-turns.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { silent } from '../../support/stores.ts';

it('asks the store once for several turns if a service counts over minutes, and every time if it wants an interval', async () => {
  const questions: unknown[] = [];
  const take = async (...question: unknown[]) => {
    questions.push(question);
    return 0;
  };
  let now = 0;
  const turn = createSharedTurns(take, () => now);
  for (let at = 0; at < 20; at++) await turn('hub', { everyMs: 750, burst: 100 });
  expect(questions).toEqual(Array(2).fill(['requests to hub', 7500, 75_000]));
  await turn('hub', { everyMs: 750, burst: 100 });
  now += 7500;
  await turn('hub', { everyMs: 750, burst: 100 });
  expect(questions).toHaveLength(4);
  for (let at = 0; at < 3; at++) await turn('arxiv', { everyMs: 3000 });
  expect(questions.slice(4)).toEqual(Array(3).fill(['requests to arxiv', 3000, 0]));
});

const postgres = inject('postgres');

it.skipIf(!('url' in postgres))('keeps two processes to one budget', async () => {
  const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
  const began = performance.now();
  const ask = async () => {
    const store = await openStore({ databaseUrl, dataDir: '', log: silent });
    onTestFinished(() => store.close());
    const turn = createSharedTurns(store.sharedLimits.takeTime);
    for (let at = 0; at < 40; at++) await sleep(await turn('hub', { everyMs: 10, burst: 20 }));
  };
  await Promise.all([ask(), ask()]);
  // Of eighty turns, twenty may be burst, and the last slice starts before its time is up.
  expect(performance.now() - began).toBeGreaterThan((80 - 20 - 2) * 10);
});
