import type { LeftGuildStore } from '../retention/retention.ts';
import type { Database } from './database/schema.ts';

/** Ids per statement: SQLite allows 32,766 parameters. */
const CHUNK = 1000;

/** Servers that have removed the bot, and what is kept for them, in the database. */
export function leftGuildStore({ db, reader }: Database): LeftGuildStore {
  return {
    async withSettings() {
      const digests = await reader
        .selectFrom('subscriptions')
        .select('guild_id')
        .distinct()
        .where('guild_id', 'is not', null)
        .execute();
      const featured = await reader.selectFrom('featured').select('guild_id').distinct().execute();
      return [...new Set([...digests, ...featured].flatMap(({ guild_id }) => guild_id ?? []))];
    },

    async note(guildIds, at) {
      for (const some of chunks(guildIds)) {
        await db
          .insertInto('left_guilds')
          .values(some.map((guild_id) => ({ guild_id, left_at: at.getTime() })))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },

    async cancel(guildIds) {
      for (const some of chunks(guildIds)) {
        await db.deleteFrom('left_guilds').where('guild_id', 'in', some).execute();
      }
    },

    async notedUntil(moment) {
      const rows = await reader
        .selectFrom('left_guilds')
        .select('guild_id')
        .where('left_at', '<=', moment.getTime())
        .execute();
      return rows.map(({ guild_id }) => guild_id);
    },

    remove(guildId) {
      return db.transaction().execute(async (session) => {
        const { numDeletedRows } = await session
          .deleteFrom('left_guilds')
          .where('guild_id', '=', guildId)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return [];
        const subscriptions = await session
          .deleteFrom('subscriptions')
          .where('guild_id', '=', guildId)
          .returning(['id', 'recipient_id', 'created_by'])
          .execute();
        for (const some of chunks(subscriptions.map(({ id }) => id))) {
          await session.deleteFrom('deliveries').where('subscription_id', 'in', some).execute();
        }
        await session.deleteFrom('featured').where('guild_id', '=', guildId).execute();
        return subscriptions.map((row) => ({ channelId: row.recipient_id, createdBy: row.created_by }));
      });
    },
  };
}

function chunks<T>(all: readonly T[]): T[][] {
  const found: T[][] = [];
  for (let start = 0; start < all.length; start += CHUNK) found.push(all.slice(start, start + CHUNK));
  return found;
}
