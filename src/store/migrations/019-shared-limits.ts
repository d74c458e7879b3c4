import type { Kysely, Migration } from 'kysely';

/** What all processes together may do: when the next identify of a bucket may be, and what of a budget was handed out. */
export const limitsOfAll: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('identify_buckets')
      .addColumn('bucket', 'integer', (column) => column.primaryKey())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('budgets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
