import type { Kysely, Migration } from 'kysely';

/** When papers arrived, and what each digest chose from, so that a late paper doesn't count as shown. */
export const arrivals: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('arrivals')
      .addColumn('paper_id', 'text', (column) => column.primaryKey())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('wave', 'integer', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('arrivals_day').on('arrivals').column('day').execute();
    await db.schema.alterTable('deliveries').addColumn('considered', 'text').execute();
  },
};
