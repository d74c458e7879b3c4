import type { Kysely, Migration } from 'kysely';

/** Words that are settled once and stay whatever the settings become, such as the names that feeds give their entries. */
export const keptWords: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('kept_words')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('word', 'text', (column) => column.notNull())
      .execute();
  },
};
