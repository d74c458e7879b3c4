import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { alone } from '../support/alone.ts';
import { SHORT_LIVED } from '../support/node-flags.ts';
import { onBothDatabases, silent } from '../support/stores.ts';

onBothDatabases('the store', ({ address }) => {
  it('is migrated and written by several processes starting at once, and loses nothing', async () => {
    const { dataDir, databaseUrl } = await address();
    const child = await alone('open-store');
    await Promise.all(
      ['1', '2', '3', '4'].map((USER_ID) =>
        promisify(execFile)(process.execPath, [...SHORT_LIVED, child], {
          env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', USER_ID, COUNT: '50' },
        }),
      ),
    );
    const store = await openStore({ dataDir, ...(databaseUrl ? { databaseUrl } : {}), log: silent });
    const counts = await store.votes.counts('g');
    await store.close();
    expect(counts.size).toBe(50);
    expect([...counts.values()].every((count) => count === 4)).toBe(true);
  });

  it('keeps what was written when it is opened again', async () => {
    const place = await address();
    const first = await openStore({ ...place, log: silent });
    await first.votes.toggle({ scope: 'g', paperId: 'p', userId: 'u', at: new Date(1) });
    await first.close();
    const second = await openStore({ ...place, log: silent });
    expect(await second.votes.counts('g')).toEqual(new Map([['p', 1]]));
    await second.close();
  });
});

onBothDatabases('a store that is closed', ({ address }) => {
  it('rejects every write that comes too late', async () => {
    const store = await openStore({ ...(await address()), log: silent });
    const settlement = { state: 'skipped', at: new Date(1), reason: { kind: 'missed' } } as const;
    const writes = Promise.allSettled(
      ['a', 'b', 'c'].map((id) => store.ledger.settle(id, 'one', settlement)),
    );
    await store.close();
    expect((await writes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

it('says what to check if the store cannot be opened', async () => {
  await expect(openStore({ dataDir: '/dev/null/nowhere', log: silent })).rejects.toThrow(/DATA_DIR/);
});
