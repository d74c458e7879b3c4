import type { Kysely, Migration } from 'kysely';

/** Words settled once that stay even if settings change, such as the names that feeds give their entries. */
export const keptWords: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('kept_words')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('word', 'text', (column) => column.notNull())
      .execute();
  },
};
