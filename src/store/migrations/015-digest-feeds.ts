import type { Kysely, Migration } from 'kysely';

/** Addresses of digest feeds; `open` is 0 for withdrawn ones. */
export const digestFeeds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('digest_feeds')
      .addColumn('token', 'text', (column) => column.primaryKey())
      .addColumn('subscription_id', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('digest_feeds_subscription')
      .on('digest_feeds')
      .column('subscription_id')
      .execute();
  },
};
