import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/** Interactions some process has taken, kept for minutes: a database crash may lose them, so the table is unlogged. */
export const seenInteractions: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    const table = sql.raw(isPostgres ? 'unlogged table' : 'table');
    await sql`create ${table} seen_interactions (id text primary key, at bigint not null)`.execute(db);
    await sql`create index seen_interactions_at on seen_interactions (at)`.execute(db);
  },
};
