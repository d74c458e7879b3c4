import type { Kysely, Migration } from 'kysely';

/** DM channels are opened once, and a person is told once that theirs are closed. */
export const privateChannels: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('private_channels')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .alterTable('subscriptions')
      .addColumn('off_told', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
