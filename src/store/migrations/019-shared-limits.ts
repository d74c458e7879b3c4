import type { Kysely, Migration } from 'kysely';

/** Limits shared by all processes: when a bucket's next identify may be, and how much of a budget is taken. */
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
