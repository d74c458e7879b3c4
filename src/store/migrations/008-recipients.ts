import { type Kysely, type Migration, sql } from 'kysely';

/** A channel's subscription keeps the id that its deliveries refer to. */
const KEPT = [
  'created_by',
  'time',
  'timezone',
  'days',
  'size',
  'include',
  'exclude',
  'category',
  'role_id',
  'layout',
  'quiet_days',
  'state',
  'off_reason',
  'since',
  'refused_since',
  'next_at',
] as const;

/**
 * There was one subscription per channel, with the channel's id. Now subscriptions have their own id, an optional name,
 * and recipients of any kind. SQLite can't change a primary key, so the table is rewritten.
 */
export const recipients: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('subscriptions_new')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('recipient_kind', 'text', (column) => column.notNull())
      .addColumn('recipient_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text')
      .addColumn('channel_kind', 'text')
      .addColumn('name', 'text')
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
    const kept = sql.join(KEPT.map((column) => sql.ref(column)));
    await sql`
      insert into subscriptions_new (id, recipient_kind, recipient_id, guild_id, channel_kind, ${kept})
      select channel_id, 'channel', channel_id, guild_id, channel_kind, ${kept} from subscriptions
    `.execute(db);
    await db.schema.dropTable('subscriptions').execute();
    await db.schema.alterTable('subscriptions_new').renameTo('subscriptions').execute();
    await db.schema.createIndex('subscriptions_guild').on('subscriptions').column('guild_id').execute();
    await db.schema
      .createIndex('subscriptions_next')
      .on('subscriptions')
      .columns(['state', 'next_at'])
      .execute();
    await db.schema.alterTable('deliveries').renameColumn('channel_id', 'subscription_id').execute();
  },
};
