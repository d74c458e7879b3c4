import type { Kysely, Migration } from 'kysely';

/** Saved papers, and an index of votes by person. */
export const saves: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('saves')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('paper_id', 'text', (column) => column.notNull())
      .addColumn('saved_at', 'bigint', (column) => column.notNull())
      .addColumn('cite_key', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('saves_once', ['user_id', 'paper_id'])
      .addUniqueConstraint('saves_key_once', ['user_id', 'cite_key'])
      .execute();
    await db.schema.createIndex('votes_user').on('votes').column('user_id').execute();
  },
};
