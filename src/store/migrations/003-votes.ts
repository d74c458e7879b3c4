import type { Kysely, Migration } from 'kysely';

/** People's votes, and each day's counts. */
export const votes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('votes')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('paper_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('votes_once', ['scope', 'paper_id', 'user_id'])
      .execute();
    await db.schema
      .createTable('snapshots')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('paper_id', 'text', (column) => column.notNull())
      .addColumn('upvotes', 'integer', (column) => column.notNull())
      .addColumn('code_stars', 'integer')
      .addColumn('position', 'integer')
      .addPrimaryKeyConstraint('snapshots_once', ['day', 'paper_id'])
      .execute();
  },
};
