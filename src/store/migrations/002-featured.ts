import { type Kysely, type Migration, sql } from 'kysely';

/** Featured papers, with their audit trail. */
export const featured: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('featured')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('paper_id', 'text', (column) => column.notNull())
      .addColumn('note', 'text')
      .addColumn('featured_by', 'text', (column) => column.notNull())
      .addColumn('featured_at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('card_channel_id', 'text')
      .addColumn('card_message_id', 'text')
      .addColumn('ended_at', 'bigint')
      .addColumn('ended_by', 'text')
      .execute();
    await db.schema
      .createIndex('featured_standing')
      .on('featured')
      .columns(['guild_id', 'paper_id'])
      .unique()
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
    await db.schema
      .createIndex('featured_until')
      .on('featured')
      .column('until')
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  },
};
