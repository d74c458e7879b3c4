import type { Kysely, Migration } from 'kysely';

/** Who added a paper, for the daily limits. */
export const submissions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('submissions')
      .addColumn('paper_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('submissions_user').on('submissions').column('user_id').execute();
    await db.schema.createIndex('submissions_guild').on('submissions').column('guild_id').execute();
  },
};
