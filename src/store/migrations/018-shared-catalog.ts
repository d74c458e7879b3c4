import type { Kysely, Migration } from 'kysely';

/** Papers and refresh state shared by all processes on this store. */
export const sharedCatalog: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('catalog_papers')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('catalog_papers_revision')
      .on('catalog_papers')
      .columns(['revision', 'id'])
      .execute();
    await db.schema
      .createTable('catalog_state')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .addColumn('memory', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint')
      .execute();
  },
};
