import type { DigestFeedStore } from '../digest/digest-feeds.ts';
import { takeLock } from './database/locks.ts';
import type { Database, Session } from './database/schema.ts';

/** Addresses of digest feeds in the database. */
export function digestFeedStore({ db, engine }: Database): DigestFeedStore {
  return {
    open(subscriptionId, token) {
      return db.transaction().execute(async (session) => {
        // SQLite allows one writer at a time; on PostgreSQL this lock serializes them.
        await takeLock(engine, session, 'digestFeeds');
        const known = await openOf(session, subscriptionId);
        if (known !== undefined) return known.token;
        await session
          .insertInto('digest_feeds')
          .values({ token, subscription_id: subscriptionId, open: 1 })
          .execute();
        return token;
      });
    },

    async withdraw(subscriptionId) {
      const rows = await db
        .updateTable('digest_feeds')
        .set({ open: 0 })
        .where('subscription_id', '=', subscriptionId)
        .where('open', '=', 1)
        .returning('token')
        .execute();
      return rows.length > 0;
    },

    async find(token) {
      const row = await db
        .selectFrom('digest_feeds')
        .selectAll()
        .where('token', '=', token)
        .executeTakeFirst();
      return row && { subscriptionId: row.subscription_id, isOpen: row.open === 1 };
    },
  };
}

function openOf(session: Session, subscriptionId: string) {
  return session
    .selectFrom('digest_feeds')
    .select('token')
    .where('subscription_id', '=', subscriptionId)
    .where('open', '=', 1)
    .executeTakeFirst();
}
