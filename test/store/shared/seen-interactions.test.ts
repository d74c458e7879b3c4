import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connectStore } from '../../../src/store/connect.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { seenInteractionStore } from '../../../src/store/shared/seen-interactions.ts';
import { createDatabase } from '../../support/database.ts';
import { putEmptyStore } from '../../support/empty-store.ts';
import { onBothDatabases, silent } from '../../support/stores.ts';

onBothDatabases('interactions that were taken', ({ fresh }) => {
  it('are taken once, even if they come at the same moment', async () => {
    const { seenInteractions } = await fresh();
    const taken = await Promise.all(['1', '2', '1', '3', '1'].map(seenInteractions.isFirst));
    expect(taken).toEqual([true, true, false, true, false]);
    expect(await seenInteractions.isFirst('2')).toBe(false);
  });
});

it('are forgotten after a quarter of an hour, looking once a minute', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'paperboy-seen-'));
  await putEmptyStore(dataDir);
  const { database } = await connectStore({ dataDir, log: silent });
  onTestFinished(async () => {
    await database.reader.destroy();
    await database.db.destroy();
    await rm(dataDir, { recursive: true });
  });
  await migrate(database.db);
  let now = 0;
  const { isFirst } = seenInteractionStore(database, () => now);
  const heldAfter = async (id: string) => {
    await isFirst(id);
    // The next question waits for what is done after the one before.
    await isFirst(id);
    const { rows } = await sql<{ id: string }>`select id from seen_interactions order by id`.execute(
      database.db,
    );
    return rows.map((row) => row.id).join(' ');
  };
  for (const [at, id, held] of [
    [0, 'a', 'a'],
    [899_990, 'b', 'a b'],
    [900_001, 'c', 'a b c'],
    [959_989, 'd', 'a b c d'],
    [959_990, 'e', 'b c d e'],
  ] as const) {
    now = at;
    expect(await heldAfter(id)).toBe(held);
  }
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
