import { sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Moments that processes take in turn, by the clock of the database, so that theirs may differ. */
export interface SharedLimits {
  /** Takes the next moment of a bucket of identifies; gives how long to wait for it, ms. @param everyMs between two moments. */
  identifyIn(bucket: number, everyMs: number): Promise<number>;
  /**
   * Takes time of a budget that `takeMs` of are used up by what is to be done, in one piece; gives how long to wait until it
   * begins, ms. Time that nobody took is lost, but for the last `keepMs`.
   */
  takeTime(name: string, takeMs: number, keepMs: number): Promise<number>;
}

/** In the database, for all processes on it. */
export function sharedLimitStore({ db, engine }: Database): SharedLimits {
  const now =
    engine === 'postgres'
      ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
      : sql<number>`cast((julianday('now') - 2440587.5) * 86400000 as integer)`;
  const greatest = engine === 'postgres' ? sql.raw('greatest') : sql.raw('max');
  return {
    async identifyIn(bucket, everyMs) {
      const { rows } = await sql<{ wait: number }>`
        insert into identify_buckets as b (bucket, next_at) values (${bucket}, ${now} + ${sql.lit(everyMs)})
        on conflict (bucket) do update set next_at = ${greatest}(b.next_at, ${now}) + ${sql.lit(everyMs)}
        returning next_at - ${sql.lit(everyMs)} - ${now} as wait`.execute(db);
      return Math.max(0, Number(rows[0]?.wait));
    },
    async takeTime(name, takeMs, keepMs) {
      const { rows } = await sql<{ wait: number }>`
        insert into budgets as b (name, next_at) values (${name}, ${now} - ${sql.lit(keepMs)} + ${sql.lit(takeMs)})
        on conflict (name) do update
          set next_at = ${greatest}(b.next_at, ${now} - ${sql.lit(keepMs)}) + ${sql.lit(takeMs)}
        returning next_at - ${sql.lit(takeMs)} - ${now} as wait`.execute(db);
      return Math.max(0, Number(rows[0]?.wait));
    },
  };
}
