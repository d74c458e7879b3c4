import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { loadSqlite } from '../../../src/store/sqlite-file.ts';
import { temporaryStore } from '../../support/stores.ts';

const { DatabaseSync } = await loadSqlite();

type Row = Readonly<Record<string, string | number>>;

/**
 * Every table, with the rows in which the person called `id` stands, in each way there is; `nobody` where it holds nothing of
 * people. A table or a column of people that is missing here fails these tests: it needs a part in `src/store/kept/parts.ts`.
 */
const TABLES: Readonly<Record<string, 'nobody' | ((id: string) => readonly Row[])>> = {
  arrivals: 'nobody',
  budgets: 'nobody',
  catalog_papers: 'nobody',
  catalog_state: 'nobody',
  credits: (id) => [{ paper_id: `p ${id}`, user_id: id }],
  deliveries: (id) => [
    { id: `d1 ${id}`, subscription_id: `person:${id}` },
    { id: `d2 ${id}`, subscription_id: `address:mailbox of ${id}` },
  ],
  // Of channels alone.
  digest_feeds: 'nobody',
  featured: (id) => [
    { id: `f1 ${hashed(id)}`, paper_id: `p1 ${hashed(id)}`, featured_by: id, ended_by: 'moderator' },
    { id: `f2 ${hashed(id)}`, paper_id: `p2 ${hashed(id)}`, featured_by: 'moderator', ended_by: id },
  ],
  follow_settings: (id) => [{ person_id: id }],
  follows: (id) => [{ id: `of ${id}`, person_id: id }],
  identify_buckets: 'nobody',
  kept_words: 'nobody',
  left_guilds: 'nobody',
  mail_attempts: (id) => [{ delivery_id: `d2 ${id}` }],
  mail_confirmations: (id) => [{ id: `c ${id}`, person_id: id, link_hash: `link ${id}` }],
  mail_recipients: (id) => [
    { id: `mailbox of ${id}`, fingerprint: `address of ${id}`, token_hash: hashed(id), person_id: id },
  ],
  // Hashes of links that were used, and nothing else.
  mail_removals: 'nobody',
  mail_requests: (id) => [{ scope: `person:${id}` }],
  private_channels: (id) => [{ user_id: id, channel_id: `of ${id}` }],
  saves: (id) => [{ user_id: id, paper_id: 'p', cite_key: 'k' }],
  seen_interactions: 'nobody',
  snapshots: 'nobody',
  submissions: (id) => [
    { user_id: id, paper_id: 'p', guild_id: 'guild', at: 1 },
    { user_id: id, paper_id: 'q', at: 2 },
  ],
  subscriptions: (id) => [
    { id: `person:${id}`, recipient_kind: 'person', recipient_id: id, created_by: id },
    {
      id: `address:mailbox of ${id}`,
      recipient_kind: 'address',
      recipient_id: `mailbox of ${id}`,
      created_by: id,
    },
    { id: hashed(id), recipient_kind: 'channel', recipient_id: hashed(id), created_by: id },
  ],
  votes: (id) => [
    { scope: 'guild', paper_id: 'p', user_id: id },
    { scope: `dm:${id}`, paper_id: 'p', user_id: id },
  ],
};

/** What migrations remember of themselves. */
const OF_MIGRATIONS = /^(kysely_|sqlite_)/;

/** Columns that are called as if they named people, and name channels, servers or digests. */
const NAMES_PEOPLE = /(^|_)(user|person|member|owner|author|address|recipient)(_id)?$|_by$|^scope$/;

const MARIA = '100000000000000001';
const ADA = '100000000000000002';
const PERSONAL = Object.entries(TABLES).flatMap(([table, rows]) =>
  rows === 'nobody' ? [] : [[table, rows] as const],
);

/** Another name of somebody, which does not hold their id. */
function hashed(id: string): string {
  return `hash ${id.slice(-3)}`;
}

async function open() {
  const { store, dataDir, remove } = await temporaryStore();
  const raw = new DatabaseSync(join(dataDir, 'paperboy.sqlite'));
  onTestFinished(async () => {
    raw.close();
    await remove();
  });
  const query = (sql: string) => raw.prepare(sql).all() as Record<string, unknown>[];
  const tables = query("select name from sqlite_master where type = 'table'")
    .map(({ name }) => String(name))
    .filter((name) => !OF_MIGRATIONS.test(name));
  const columnsOf = (table: string) => query(`pragma table_info(${table})`);

  /** Puts a row there; what it leaves open gets something of the right type. */
  function put(table: string, row: Row): void {
    const needed = columnsOf(table).filter(
      ({ name, notnull, pk }) => Number(notnull) + Number(pk) > 0 && !(String(name) in row),
    );
    const whole: Row = {
      ...Object.fromEntries(
        needed.map(({ name, type }) => [String(name), /int/i.test(String(type)) ? 1 : '[]']),
      ),
      ...row,
    };
    const names = Object.keys(whole);
    raw
      .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(whole));
  }

  /** Tables with rows in which a text stands anywhere, with how many. */
  function holding(text: string): Record<string, number> {
    const found = tables.map((table) => {
      const rows = query(`select * from ${table}`).filter((row) => JSON.stringify(row).includes(text));
      return [table, rows.length] as const;
    });
    return Object.fromEntries(found.filter(([, many]) => many > 0));
  }

  return {
    store,
    tables,
    columnsOf,
    put,
    holding,
    clear() {
      for (const table of tables) raw.exec(`delete from ${table}`);
    },
  };
}

it('every table is classified as holding personal data or not', async () => {
  const { tables } = await open();
  expect(tables.sort()).toEqual(Object.keys(TABLES).sort());
});

it('every column that identifies people is covered', async () => {
  const { tables, columnsOf } = await open();
  const missing = tables.flatMap((table) => {
    const rows = TABLES[table];
    const tried =
      rows === undefined || rows === 'nobody' ? [] : rows(MARIA).flatMap((row) => Object.keys(row));
    return columnsOf(table)
      .map(({ name }) => String(name))
      .filter((name) => NAMES_PEOPLE.test(name) && !tried.includes(name))
      .map((name) => `${table}.${name}`);
  });
  expect(missing).toEqual([]);
});

it('forgetting a person removes their data from every table, and leaves that of others', async () => {
  const { store, put, holding, clear } = await open();
  const kept = fc.subarray(PERSONAL.map(([table]) => table));
  await fc.assert(
    fc.asyncProperty(kept, async (tables) => {
      clear();
      for (const [table, rows] of PERSONAL) {
        // Which deliveries and mailboxes are whose is told by other tables.
        for (const row of rows(ADA)) put(table, row);
        if (tables.includes(table) || /^(mail_recipients|deliveries)$/.test(table))
          for (const row of rows(MARIA)) put(table, row);
      }
      const before = holding(ADA);
      for (const table of tables) expect(holding(MARIA)).toHaveProperty(table);
      await store.personalData.forget(MARIA);
      expect(holding(MARIA)).toEqual({});
      expect(holding(ADA)).toEqual(before);
    }),
    { numRuns: 15 },
  );
});
