import type { Kysely, Migration } from 'kysely';

/** Subscriptions and the ledger of their deliveries. */
export const digests: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('subscriptions')
      .addColumn('channel_id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('channel_kind', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('timezone', 'text', (column) => column.notNull())
      .addColumn('days', 'text', (column) => column.notNull())
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('include', 'text', (column) => column.notNull())
      .addColumn('exclude', 'text', (column) => column.notNull())
      .addColumn('category', 'text')
      .addColumn('role_id', 'text')
      .addColumn('layout', 'text', (column) => column.notNull())
      .addColumn('quiet_days', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('off_reason', 'text')
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('refused_since', 'bigint')
      .addColumn('next_at', 'bigint')
      .execute();
    await db.schema.createIndex('subscriptions_guild').on('subscriptions').column('guild_id').execute();
    await db.schema
      .createIndex('subscriptions_next')
      .on('subscriptions')
      .columns(['state', 'next_at'])
      .execute();
    await db.schema
      .createTable('deliveries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('timezone', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('nonce', 'text', (column) => column.notNull())
      .addColumn('holder', 'text')
      .addColumn('lease_until', 'bigint')
      .addColumn('tried_at', 'bigint')
      .addColumn('last_tried_at', 'bigint')
      .addColumn('message_id', 'text')
      .addColumn('sent_at', 'bigint')
      .addColumn('settled_at', 'bigint')
      .addColumn('late', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('batch', 'text')
      .addColumn('papers', 'text', (column) => column.notNull())
      .addUniqueConstraint('deliveries_once', ['channel_id', 'period', 'timezone'])
      .execute();
    await db.schema
      .createIndex('deliveries_channel')
      .on('deliveries')
      .columns(['channel_id', 'due_at'])
      .execute();
    await db.schema
      .createIndex('deliveries_open')
      .on('deliveries')
      .column('lease_until')
      .where('lease_until', 'is not', null)
      .execute();
  },
};
