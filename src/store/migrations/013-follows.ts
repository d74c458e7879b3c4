import type { Kysely, Migration } from 'kysely';

/** What people follow, and when they want to hear about it. */
export const follows: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('follows')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('follows_person').on('follows').columns(['person_id', 'since']).execute();
    await db.schema
      .createTable('follow_settings')
      .addColumn('person_id', 'text', (column) => column.primaryKey())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('timezone', 'text', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('recommendations', 'integer', (column) => column.notNull())
      .execute();
  },
};
