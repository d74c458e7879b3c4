import { sql } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connectStore } from '../../../src/store/connect.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { seenInteractionStore } from '../../../src/store/shared/seen-interactions.ts';
import { createDatabase } from '../../support/database.ts';
import { onBothDatabases, silent } from '../../support/stores.ts';

onBothDatabases('interactions that were taken', ({ fresh }) => {
  it('are taken once, even if they come at the same moment', async () => {
    const { seenInteractions } = await fresh();
    const taken = await Promise.all(['1', '2', '1', '3', '1'].map(seenInteractions.isFirst));
    expect(taken).toEqual([true, true, false, true, false]);
    expect(await seenInteractions.isFirst('2')).toBe(false);
  });
});

const postgres = inject('postgres');

it.skipIf(!('url' in postgres))(
  'are taken by only one of two processes, and forgotten after a while',
  async () => {
    const databaseUrl = await createDatabase('url' in postgres ? postgres.url : '');
    let now = 0;
    const [one, other] = await Promise.all(
      [1, 2].map(async () => {
        const { database } = await connectStore({ databaseUrl, dataDir: '', log: silent });
        onTestFinished(() => database.db.destroy());
        await migrate(database.db);
        return { db: database.db, seen: seenInteractionStore(database, () => now) };
      }),
    );
    if (one === undefined || other === undefined) throw new Error('there are two');
    const ids = Array.from({ length: 200 }, (_, at) => String(at));
    const taken = await Promise.all(
      ids.map(async (id) => Number(await one.seen.isFirst(id)) + Number(await other.seen.isFirst(id))),
    );
    expect(new Set(taken)).toEqual(new Set([1]));
    now += 16 * 60_000;
    await one.seen.isFirst('later');
    await expect
      .poll(async () => (await sql<{ id: string }>`select id from seen_interactions`.execute(one.db)).rows)
      .toEqual([{ id: 'later' }]);
  },
);
