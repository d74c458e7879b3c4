import { sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Slots that processes take in turn, by the database's clock, since theirs may differ. */
export interface SharedLimits {
  /** Takes the next slot of an identify bucket; returns how long to wait for it, ms. @param everyMs between two slots. */
  identifyIn(bucket: number, everyMs: number): Promise<number>;
  /**
   * Takes a contiguous `takeMs` from a budget of time; returns how long to wait until it starts, ms.
   * Unused time is lost, except for the last `keepMs`.
   */
  takeTime(name: string, takeMs: number, keepMs: number): Promise<number>;
}

/** Limits in the database, for all processes on it. */
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
