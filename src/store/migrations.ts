import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * The schema's history, oldest first. A migration that was released is never edited; a change is a new one.
 * All statements are understood by both databases. Names sort in the order of the history.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-digests': {
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
  },
  '002-featured': {
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
  },
  '003-votes': {
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
  },
  '004-submissions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('submissions')
        .addColumn('paper_id', 'text', (column) => column.notNull())
        .addColumn('user_id', 'text', (column) => column.notNull())
        .addColumn('guild_id', 'text')
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('submissions_user').on('submissions').column('user_id').execute();
      await db.schema.createIndex('submissions_guild').on('submissions').column('guild_id').execute();
    },
  },
};

/**
 * Brings the schema to the newest state, in one transaction. A process that starts at the same time waits and then finds
 * nothing to do; one killed in the middle leaves the schema as it was.
 *
 * @throws Error when a migration fails, or the schema comes from a newer version of the program.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    // Kysely's own errors tell of a history that is not ours; those of the database come with a code.
    const isNewer = error instanceof Error && error.message.startsWith('corrupted migrations');
    const sentence = isNewer
      ? 'The store was written by a newer version of Paperboy: update this one. Its data is as it was.'
      : 'The store could not be brought to this version; its data is as it was.';
    throw new Error(sentence, { cause: error });
  }
}
