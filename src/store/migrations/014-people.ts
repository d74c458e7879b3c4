import type { Kysely, Migration } from 'kysely';

/** Who is credited on which submitted paper, and which servers have removed the bot. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('credits')
      .addColumn('paper_id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('credits_user').on('credits').column('user_id').execute();
    await db.schema
      .createTable('left_guilds')
      .addColumn('guild_id', 'text', (column) => column.primaryKey())
      .addColumn('left_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
