import { sql } from 'kysely';
import { isOfChannel, type SubscriptionStore } from '../digest/subscription.ts';
import type { Database } from './database/schema.ts';
import { fromSubscription, toSubscription } from './rows/subscription.ts';

/** Subscriptions in the database. */
export function subscriptionStore({ db, reader, engine }: Database): SubscriptionStore {
  return {
    async get(id) {
      const row = await reader
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : toSubscription(row);
    },

    async ofGuild(guildId) {
      const rows = await reader
        .selectFrom('subscriptions')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('recipient_id')
        .orderBy('id')
        .execute();
      return rows.map(toSubscription).filter(isOfChannel);
    },

    async change(id, decide) {
      return db.transaction().execute(async (session) => {
        // A missing row can't be locked, so this lock on the id serializes the first settings.
        if (engine === 'postgres') {
          await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(session);
        }
        const row = await session
          .selectFrom('subscriptions')
          .selectAll()
          .where('id', '=', id)
          .$if(engine === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst();
        const current = row === undefined ? undefined : toSubscription(row);
        const next = decide(current);
        if (next === current) return current;
        if (next === undefined) {
          await session.deleteFrom('subscriptions').where('id', '=', id).execute();
          return undefined;
        }
        const values = fromSubscription(next);
        await session
          .insertInto('subscriptions')
          .values(values)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .execute();
        return next;
      });
    },

    async overview(kind) {
      const row = await reader
        .selectFrom('subscriptions')
        .select((select) => [select.fn.countAll<number>().as('active'), select.fn.min('next_at').as('next')])
        .where('state', '=', 'active')
        .$if(kind !== undefined, (query) => query.where('recipient_kind', '=', kind ?? ''))
        .executeTakeFirstOrThrow();
      return {
        active: Number(row.active),
        nextAt: row.next === null ? undefined : new Date(Number(row.next)),
      };
    },
  };
}
