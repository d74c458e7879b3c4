import { sql } from 'kysely';
import { connectStore } from '../../src/store/connect.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { createDatabase } from '../support/database.ts';
import { startPostgres } from '../support/postgres.ts';
import { silent } from '../support/stores.ts';
import { type Bench, rounded, type Table } from './bench.ts';

const ROWS = 200_000;
const QUICK_ROWS = 2_000;

/** An id in Discord's form, derived from the number `n`. */
const SNOWFLAKE = `(1300000000000000000 + n * 4194304)::text`;
const MOMENT = `1764000000000 + n`;
const PAPERS = `'["2608.00001","2608.00002","2608.00003","2608.00004","2608.00005"]'`;
const CONSIDERED = `'{"seen":1234,"carried":["2608.00006","2608.00007","2608.00008"],"left":{"size":12,"category":3,"include":40,"exclude":1}}'`;

/** A typical row, by column, for each table that grows with servers and people. */
const USUAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  subscriptions: {
    id: `md5(n::text)`,
    recipient_kind: `'channel'`,
    recipient_id: SNOWFLAKE,
    guild_id: SNOWFLAKE,
    channel_kind: `'text'`,
    created_by: SNOWFLAKE,
    time: `'08:00'`,
    timezone: `'Europe/Berlin'`,
    days: `'[1,2,3,4,5]'`,
    size: '5',
    include: `'["retrieval"]'`,
    exclude: `'[]'`,
    layout: `'rich'`,
    quiet_days: `'skip'`,
    state: `'active'`,
    off_told: '0',
    since: MOMENT,
    next_at: MOMENT,
  },
  deliveries: {
    id: `gen_random_uuid()::text`,
    subscription_id: `md5((n / 35)::text)`,
    period: `'day ' || n`,
    timezone: `'Europe/Berlin'`,
    due_at: MOMENT,
    state: `'sent'`,
    attempts: '1',
    nonce: `substr(md5(n::text), 1, 25)`,
    tried_at: MOMENT,
    last_tried_at: MOMENT,
    message_id: SNOWFLAKE,
    sent_at: MOMENT,
    settled_at: MOMENT,
    late: '0',
    batch: `'2026-11-25'`,
    papers: PAPERS,
    considered: CONSIDERED,
  },
  follows: {
    id: `md5(n::text)`,
    person_id: SNOWFLAKE,
    kind: `'words'`,
    value: `'graph networks ' || n`,
    since: MOMENT,
  },
  saves: {
    user_id: SNOWFLAKE,
    paper_id: `'2608.' || n`,
    saved_at: MOMENT,
    cite_key: `'lewis2020retrieval' || n`,
    record: `repeat(md5(n::text), 16)`,
  },
  votes: { scope: SNOWFLAKE, paper_id: `'2608.' || n`, user_id: SNOWFLAKE, at: MOMENT },
  private_channels: { user_id: SNOWFLAKE, channel_id: SNOWFLAKE },
};

/** Bytes of rows on PostgreSQL with their indexes, as on disk. */
export default {
  name: 'rows',
  onlyByName: true,
  title: 'What a row takes on the disk of PostgreSQL, its indexes included',

  async run({ quick, progress }): Promise<readonly Table[]> {
    const many = quick ? QUICK_ROWS : ROWS;
    const server = await startPostgres();
    try {
      const databaseUrl = await createDatabase(server.url);
      const { database } = await connectStore({ databaseUrl, dataDir: '', log: silent });
      const { db } = database;
      await migrate(db);
      const rows: (string | number)[][] = [];
      for (const [table, columns] of Object.entries(USUAL)) {
        const [names, values] = [Object.keys(columns).join(', '), Object.values(columns).join(', ')];
        const before = await sizeOf(table);
        await sql`insert into ${sql.raw(table)} (${sql.raw(names)}) select ${sql.raw(values)}
          from generate_series(1::bigint, ${sql.lit(many)}) as n`.execute(db);
        rows.push([table, many, Math.round(((await sizeOf(table)) - before) / many)]);
        progress(rows.at(-1)?.join(' · ') ?? '');
      }
      const deliveries = rows.find(([table]) => table === 'deliveries')?.[2];
      await db.destroy();
      return [
        {
          title: 'Usual rows as they are written, before anything is changed or removed',
          columns: ['table', 'rows', 'bytes a row'],
          rows,
          notes: [`A million digests are ${rounded(Number(deliveries) / 1000)} GB.`],
        },
      ];

      async function sizeOf(table: string): Promise<number> {
        const { rows: found } = await sql<{ size: number }>`
          select pg_total_relation_size(${table}::regclass) as size`.execute(db);
        return Number(found[0]?.size ?? 0);
      }
    } finally {
      await server.stop();
    }
  },
} satisfies Bench;
