import { randomUUID } from 'node:crypto';
import type { FeaturedStore } from '../featured/featured.ts';
import type { Database, Session } from './database/schema.ts';
import { toFeatured } from './rows/featured.ts';

/** Featured papers in the database. Entries are ended, never deleted: they are their own audit trail. */
export function featuredStore({ db, reader }: Database): FeaturedStore {
  return {
    add(featured) {
      return db.transaction().execute(async (session) => {
        await end(session)
          .where('guild_id', '=', featured.guildId)
          .where('paper_id', '=', featured.paperId)
          .where('ended_at', 'is', null)
          .where('until', '<=', featured.at.getTime())
          .execute();
        const inserted = await session
          .insertInto('featured')
          .values({
            id: randomUUID(),
            guild_id: featured.guildId,
            paper_id: featured.paperId,
            note: featured.note ?? null,
            featured_by: featured.by,
            featured_at: featured.at.getTime(),
            until: (featured.until ?? featured.usualUntil).getTime(),
            card_channel_id: null,
            card_message_id: null,
            ended_at: null,
            ended_by: null,
            renewed: 0,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (inserted !== undefined) return { featured: toFeatured(inserted), renewed: false };
        const before = await session
          .selectFrom('featured')
          .selectAll()
          .where('guild_id', '=', featured.guildId)
          .where('paper_id', '=', featured.paperId)
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow();
        // The previous state stays in the trail; its card moves to the renewed entry.
        await session
          .insertInto('featured')
          .values({
            ...before,
            id: randomUUID(),
            card_channel_id: null,
            card_message_id: null,
            ended_at: featured.at.getTime(),
            ended_by: featured.by,
            renewed: 1,
          })
          .execute();
        const renewed = await session
          .updateTable('featured')
          .set({
            note: featured.note ?? before.note,
            featured_by: featured.by,
            featured_at: featured.at.getTime(),
            until: featured.until?.getTime() ?? before.until,
          })
          .where('id', '=', before.id)
          .returningAll()
          .executeTakeFirstOrThrow();
        return { featured: toFeatured(renewed), renewed: true };
      });
    },

    async remove(guildId, paperId, by, at) {
      const row = await db
        .updateTable('featured')
        .set({ ended_at: at.getTime(), ended_by: by })
        .where('guild_id', '=', guildId)
        .where('paper_id', '=', paperId)
        .where('ended_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? undefined : toFeatured(row);
    },

    async active(guildId, now) {
      const rows = await reader
        .selectFrom('featured')
        .selectAll()
        .where('guild_id', '=', guildId)
        .where('ended_at', 'is', null)
        .where('until', '>', now.getTime())
        .orderBy('featured_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(toFeatured);
    },

    async history(guildId, limit) {
      const rows = await reader
        .selectFrom('featured')
        .selectAll()
        .where('guild_id', '=', guildId)
        .orderBy('featured_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toFeatured);
    },

    async expire(now) {
      const { numUpdatedRows } = await end(db)
        .where('ended_at', 'is', null)
        .where('until', '<=', now.getTime())
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    async leftCards(limit) {
      const rows = await reader
        .selectFrom('featured')
        .selectAll()
        .where('ended_at', 'is not', null)
        .where('card_message_id', 'is not', null)
        .orderBy('ended_at')
        .limit(limit)
        .execute();
      return rows.map(toFeatured);
    },

    async setCard(id, card) {
      await db
        .updateTable('featured')
        .set({ card_channel_id: card?.channelId ?? null, card_message_id: card?.messageId ?? null })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Ends entries at their scheduled end. */
function end(session: Session) {
  return session.updateTable('featured').set((update) => ({ ended_at: update.ref('until') }));
}
