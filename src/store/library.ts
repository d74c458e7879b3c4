import { sql } from 'kysely';
import { freeKey } from '../cite/key.ts';
import { type LibraryStore, MOST_SAVES } from '../library/library.ts';
import { mapInSlices } from '../slices.ts';
import type { Database, Session } from './database/schema.ts';
import { fromSave, toSave } from './rows/save.ts';

/** Libraries in the database. */
export function libraryStore({ db, reader, engine }: Database, most = MOST_SAVES): LibraryStore {
  return {
    save(userId, wanted) {
      return db.transaction().execute(async (session) => {
        // SQLite allows one writer at a time; on PostgreSQL this lock serializes one person's saves, so that no two get the same key.
        if (engine === 'postgres') {
          await sql`select pg_advisory_xact_lock(hashtextextended(${`saves ${userId}`}, 0))`.execute(session);
        }
        const count = await countOf(session, userId);
        const known = await session
          .selectFrom('saves')
          .select('paper_id')
          .where('user_id', '=', userId)
          .where('paper_id', '=', wanted.paper.id)
          .executeTakeFirst();
        if (known !== undefined) return { kind: 'known', count } as const;
        if (count >= most) return { kind: 'full', count } as const;
        const alike = await session
          .selectFrom('saves')
          .select('cite_key')
          .where('user_id', '=', userId)
          .where('cite_key', '>=', wanted.key)
          .where('cite_key', '<', `${wanted.key}~`)
          .execute();
        const taken = new Set(alike.map(({ cite_key }) => cite_key));
        const key = freeKey(wanted.key, (one) => taken.has(one));
        await session
          .insertInto('saves')
          .values(fromSave(userId, { ...wanted, key }))
          .execute();
        return { kind: 'saved', count: count + 1 } as const;
      });
    },

    async remove(userId, paperId) {
      const { numDeletedRows } = await db
        .deleteFrom('saves')
        .where('user_id', '=', userId)
        .where('paper_id', '=', paperId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async savedOf(userId, paperIds) {
      if (paperIds.length === 0) return new Set();
      const rows = await reader
        .selectFrom('saves')
        .select('paper_id')
        .where('user_id', '=', userId)
        .where('paper_id', 'in', paperIds)
        .execute();
      return new Set(rows.map(({ paper_id }) => paper_id));
    },

    async find(userId, paperId) {
      const row = await reader
        .selectFrom('saves')
        .selectAll()
        .where('user_id', '=', userId)
        .where('paper_id', '=', paperId)
        .executeTakeFirst();
      return row === undefined ? undefined : toSave(row);
    },

    async all(userId) {
      const rows = await reader
        .selectFrom('saves')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('saved_at', 'desc')
        .orderBy('paper_id')
        .execute();
      return mapInSlices(rows, toSave);
    },
  };
}

async function countOf(session: Session, userId: string): Promise<number> {
  const row = await session
    .selectFrom('saves')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
