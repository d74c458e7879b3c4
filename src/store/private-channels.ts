import type { PrivateChannelStore } from '../digest/private-channels.ts';
import type { Database } from './database/schema.ts';

/** DM channels in the database. */
export function privateChannelStore({ db, reader }: Database): PrivateChannelStore {
  return {
    async get(userId) {
      const row = await reader
        .selectFrom('private_channels')
        .select('channel_id')
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row?.channel_id;
    },

    async keep(userId, channelId) {
      await db
        .insertInto('private_channels')
        .values({ user_id: userId, channel_id: channelId })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ channel_id: channelId }))
        .execute();
    },

    async forget(userId) {
      await db.deleteFrom('private_channels').where('user_id', '=', userId).execute();
    },
  };
}
