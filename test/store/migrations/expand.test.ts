import { join } from 'node:path';
import type { Kysely, Migration } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { connectStore } from '../../../src/store/connect.ts';
import { MIGRATIONS, migrate } from '../../../src/store/migrations/migrate.ts';
import { loadSqlite } from '../../../src/store/sqlite-file.ts';
import { openStore } from '../../../src/store/store.ts';
import { onBothDatabases, type StoreAddress, silent, temporaryStore } from '../../support/stores.ts';

const { DatabaseSync } = await loadSqlite();

/** The last migration before the rule. */
const RULED_SINCE = '020';

/** What a version to come may do while this one works on. */
const expansion: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('votes').addColumn('weight', 'integer').execute();
    await db.schema
      .createTable('later')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .execute();
  },
};

/** The schema after these migrations: each table's columns, and whether a row may be written without them. */
async function schemaAfter(place: StoreAddress, migrations: Readonly<Record<string, Migration>>) {
  const { database } = await connectStore({ ...place, log: silent });
  await migrate(database.db, migrations);
  const tables = await database.db.introspection.getTables();
  await database.db.destroy();
  if (database.reader !== database.db) await database.reader.destroy();
  return new Map(
    tables.flatMap(({ name, columns }) =>
      columns.map((column) => {
        const isFree = column.isNullable || column.hasDefaultValue;
        return [`${name}.${column.name}`, { table: name, type: column.dataType, isFree }] as const;
      }),
    ),
  );
}

onBothDatabases('while a newer version takes the place of this one', ({ address }) => {
  it('this version keeps running, and restarts, on an expanded schema', async () => {
    const place = await address();
    const running = await openStore({ ...place, log: silent });
    onTestFinished(() => running.close());
    await schemaAfter(place, { ...MIGRATIONS, '900-expand-weights': expansion });
    const started = await openStore({ ...place, log: silent });
    onTestFinished(() => started.close());
    await running.votes.toggle({ scope: 'g', paperId: 'p', userId: 'ada', at: new Date(1) });
    await started.votes.toggle({ scope: 'g', paperId: 'p', userId: 'bela', at: new Date(1) });
    expect(await running.votes.counts('g')).toEqual(new Map([['p', 2]]));
    // The newer one starts again, too.
    await schemaAfter(place, { ...MIGRATIONS, '900-expand-weights': expansion });
  });

  it.each(['900-contract-weights', '900-weights'])(
    'this version no longer starts, and says why, after %s',
    async (name) => {
      const place = await address();
      await (await openStore({ ...place, log: silent })).close();
      const migrations = { ...MIGRATIONS, '899-expand-weights': expansion, [name]: { up: async () => {} } };
      await schemaAfter(place, migrations);
      await expect(openStore({ ...place, log: silent })).rejects.toThrow('newer version of Paperboy');
    },
  );
});

it('a start goes on where a newer version expands the schema between its look at it and its attempt', async () => {
  const { dataDir, remove } = await temporaryStore();
  onTestFinished(remove);
  const newer = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
  onTestFinished(() => newer.close());
  const { database } = await connectStore({ dataDir, log: silent });
  onTestFinished(async () => {
    await Promise.all([database.db, database.reader].map((db) => db.destroy()));
  });
  let expanded = 0;
  const migrations = Object.defineProperty({ ...MIGRATIONS }, '001-digests', {
    enumerable: true,
    /** Read once the schema was looked at. */
    get() {
      if (expanded++ === 0) {
        newer.exec("insert into kysely_migration values ('900-expand-weights', '2030-01-01')");
      }
      return MIGRATIONS['001-digests'];
    },
  });
  await migrate(database.db, migrations);
  expect(expanded).toBe(2);
});

onBothDatabases('each migration', ({ address }) => {
  it('says whether it expands or contracts, and expansions only add what is optional', async () => {
    const names = Object.keys(MIGRATIONS).sort();
    const ruled = names.filter((name) => name >= RULED_SINCE);
    expect(ruled.filter((name) => !/^\d{3}-(expand|contract)-/.test(name))).toEqual([]);
    const broken = await brokenBy(ruled.filter((name) => name.includes('-expand-')));
    expect(broken).toEqual([]);
  });

  it('is caught if it only claims to expand', async () => {
    const dropping: Migration = {
      async up(db) {
        await db.schema.alterTable('votes').dropColumn('at').execute();
        await db.schema
          .alterTable('saves')
          .addColumn('needed', 'text', (column) => column.notNull().defaultTo(''))
          .execute();
      },
    };
    expect(await brokenBy(['900-expand-lie'], { ...MIGRATIONS, '900-expand-lie': dropping })).toEqual([
      '900-expand-lie: votes.at',
    ]);
  });

  /** What an older version would miss, or not fill, after each of these. */
  async function brokenBy(
    expansions: readonly string[],
    migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
  ): Promise<string[]> {
    const upTo = (last: string, isIncluded: boolean) =>
      Object.fromEntries(
        Object.entries(migrations).filter(([name]) => name < last || (isIncluded && name === last)),
      );
    const broken: string[] = [];
    for (const name of expansions) {
      const place = await address();
      const before = await schemaAfter(place, upTo(name, false));
      const after = await schemaAfter(place, upTo(name, true));
      const tables = new Set([...before.values()].map(({ table }) => table));
      const lacking = [...before].filter(([column, { type }]) => after.get(column)?.type !== type);
      const demanded = [...after].filter(
        ([column, { table, isFree }]) => tables.has(table) && !before.has(column) && !isFree,
      );
      broken.push(...[...lacking, ...demanded].map(([column]) => `${name}: ${column}`));
    }
    return broken;
  }
});
