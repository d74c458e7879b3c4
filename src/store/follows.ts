import { sql } from 'kysely';
import { readDays, writeDays } from '../digest/days.ts';
import { DIGEST_DAYS } from '../digest/subscription.ts';
import { FOLLOW_KINDS, type Follow, type FollowStore } from '../follow/follow.ts';
import type { FollowSettingsStore } from '../follow/settings.ts';
import type { Database, FollowRow } from './database/schema.ts';
import { oneOf } from './rows/one-of.ts';

/** Follows in the database. */
export function followStore({ db, reader, engine }: Database): FollowStore {
  return {
    async of(personId) {
      const rows = await reader
        .selectFrom('follows')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('since')
        .orderBy('id')
        .execute();
      return rows.map(toFollow);
    },

    async *all(limit) {
      for (let last = ''; ; ) {
        const rows = await reader
          .selectFrom('follows')
          .selectAll()
          .where('id', '>', last)
          .orderBy('id')
          .limit(limit)
          .execute();
        yield rows.map(toFollow);
        const end = rows.at(-1)?.id;
        if (end === undefined || rows.length < limit) return;
        last = end;
      }
    },

    add({ id, personId, kind, value, since }, most) {
      return db.transaction().execute(async (session) => {
        // SQLite allows one writer at a time; on PostgreSQL this lock serializes one person's adds.
        if (engine === 'postgres')
          await sql`select pg_advisory_xact_lock(hashtextextended(${`follows ${personId}`}, 0))`.execute(
            session,
          );
        const { count } = await session
          .selectFrom('follows')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('person_id', '=', personId)
          .executeTakeFirstOrThrow();
        if (Number(count) >= most) return false;
        await session
          .insertInto('follows')
          .values({ id, person_id: personId, kind, value, since: since.getTime() })
          .execute();
        return true;
      });
    },

    async remove(personId, id) {
      const row = await db
        .deleteFrom('follows')
        .where('person_id', '=', personId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? undefined : toFollow(row);
    },
  };
}

/** When people get messages, in the database. */
export function followSettingsStore({ db, reader }: Database): FollowSettingsStore {
  return {
    async of(personId) {
      const row = await reader
        .selectFrom('follow_settings')
        .selectAll()
        .where('person_id', '=', personId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        time: row.time,
        timezone: row.timezone,
        days: readDays(row.days) ?? oneOf(DIGEST_DAYS, row.days, 'days'),
        recommendations: row.recommendations === 1,
      };
    },

    async set(personId, { time, timezone, days, recommendations }) {
      const values = { time, timezone, days: writeDays(days), recommendations: recommendations ? 1 : 0 };
      await db
        .insertInto('follow_settings')
        .values({ person_id: personId, ...values })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
        .execute();
    },
  };
}

function toFollow(row: FollowRow): Follow {
  return {
    id: row.id,
    personId: row.person_id,
    kind: oneOf(FOLLOW_KINDS, row.kind, 'kind'),
    value: row.value,
    since: new Date(row.since),
  };
}
