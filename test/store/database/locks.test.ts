import { expect, inject, it, onTestFinished } from 'vitest';
import { LOCKS } from '../../../src/store/database/locks.ts';
import { openPeers } from '../../../src/store/shared/peers.ts';
import { openStore } from '../../../src/store/store.ts';
import { createDatabase } from '../../support/database.ts';
import { silent } from '../../support/stores.ts';
import { readSources } from '../../support/structure.ts';

const postgres = inject('postgres');

it('each lock has a number of its own, and all numbers are here', () => {
  const numbers = Object.values(LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
  const elsewhere = [...readSources()].filter(([, text]) => /advisory\w*lock\(\d/.test(text));
  expect(elsewhere.map(([file]) => file)).toEqual([]);
});

it.skipIf('missing' in postgres)('a long-lived lead does not block short-lived locks', async () => {
  const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
  const store = await openStore({ databaseUrl, dataDir: '', log: silent });
  onTestFinished(() => store.close());
  const peers = openPeers({ databaseUrl, log: silent, onNews: () => {} });
  onTestFinished(() => peers.close());
  expect((await peers.lead())?.aborted).toBe(false);
  const at = new Date();
  const noted = await store.arrivals.note([{ paperId: 'a', day: '2026-11-20' }], at, '2026-11-01');
  expect(noted).toHaveLength(1);
  const claim = { paperId: 'a', userId: 'ada', at };
  expect(await store.submissions.claim(claim, { person: 1, server: 1 })).toEqual({ granted: true });
});
