import { sql } from 'kysely';
import type { SubscriptionStore } from '../digest/subscription.ts';
import type { Database } from './database/schema.ts';
import { fromSubscription, toSubscription } from './rows/subscription.ts';

/** Subscriptions in the database. */
export function subscriptionStore({ db, reader, engine }: Database): SubscriptionStore {
  return {
    async get(channelId) {
      const row = await reader
        .selectFrom('subscriptions')
        .selectAll()
        .where('channel_id', '=', channelId)
        .executeTakeFirst();
      return row === undefined ? undefined : toSubscription(row);
    },

    async ofGuild(guildId) {
      const rows = await reader
        .selectFrom('subscriptions')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('channel_id')
        .execute();
      return rows.map(toSubscription);
    },

    async change(channelId, decide) {
      return db.transaction().execute(async (session) => {
        // A row that is not there cannot be locked; the channel's own lock keeps two first settings apart.
        if (engine === 'postgres') {
          await sql`select pg_advisory_xact_lock(hashtextextended(${channelId}, 0))`.execute(session);
        }
        const row = await session
          .selectFrom('subscriptions')
          .selectAll()
          .where('channel_id', '=', channelId)
          .$if(engine === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst();
        const current = row === undefined ? undefined : toSubscription(row);
        const next = decide(current);
        if (next === current) return current;
        if (next === undefined) {
          await session.deleteFrom('subscriptions').where('channel_id', '=', channelId).execute();
          return undefined;
        }
        const values = fromSubscription(next);
        await session
          .insertInto('subscriptions')
          .values(values)
          .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(values))
          .execute();
        return next;
      });
    },

    async overview() {
      const row = await reader
        .selectFrom('subscriptions')
        .select((select) => [select.fn.countAll<number>().as('active'), select.fn.min('next_at').as('next')])
        .where('state', '=', 'active')
        .executeTakeFirstOrThrow();
      return {
        active: Number(row.active),
        nextAt: row.next === null ? undefined : new Date(Number(row.next)),
      };
    },
  };
}
