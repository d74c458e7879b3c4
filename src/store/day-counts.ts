import { createBreath } from '../breath.ts';
import type { DayCountsStore } from '../trending/day-counts.ts';
import type { Database } from './database/schema.ts';

/** Rows per statement, a few milliseconds each: SQLite allows 32,766 parameters, PostgreSQL 65,535. */
const CHUNK = 250;

/** Each day's counts in the database. */
export function dayCountsStore({ db, reader }: Database): DayCountsStore {
  return {
    async write(day, counts) {
      await db.transaction().execute(async (session) => {
        const breath = createBreath();
        for (let start = 0; start < counts.length; start += CHUNK) {
          await breath();
          await session
            .insertInto('snapshots')
            .values(
              counts.slice(start, start + CHUNK).map((one) => ({
                day,
                paper_id: one.paperId,
                upvotes: one.upvotes,
                code_stars: one.codeStars ?? null,
                position: one.position ?? null,
              })),
            )
            .onConflict((conflict) =>
              conflict.columns(['day', 'paper_id']).doUpdateSet((update) => ({
                upvotes: update.ref('excluded.upvotes'),
                code_stars: update.ref('excluded.code_stars'),
                position: update.ref('excluded.position'),
              })),
            )
            .execute();
        }
      });
    },

    async dayBefore(day) {
      const row = await reader
        .selectFrom('snapshots')
        .select('day')
        .where('day', '<', day)
        .orderBy('day', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.day;
    },

    async dayFrom(day) {
      const row = await reader
        .selectFrom('snapshots')
        .select('day')
        .where('day', '>=', day)
        .orderBy('day')
        .limit(1)
        .executeTakeFirst();
      return row?.day;
    },

    async read(day) {
      const rows = await reader.selectFrom('snapshots').selectAll().where('day', '=', day).execute();
      return new Map(
        rows.map((row) => [
          row.paper_id,
          {
            paperId: row.paper_id,
            upvotes: row.upvotes,
            ...(row.code_stars === null ? {} : { codeStars: row.code_stars }),
            ...(row.position === null ? {} : { position: row.position }),
          },
        ]),
      );
    },

    async prune(day) {
      await db.deleteFrom('snapshots').where('day', '<', day).execute();
    },
  };
}
