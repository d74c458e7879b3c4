import { sql } from 'kysely';
import type { Database } from './database/schema.ts';

/** What operators monitor about the store. */
export interface StoreHealth {
  /** Rejects if the database doesn't answer. */
  ping(): Promise<void>;
  /** Digests that are due but not yet claimed: how many, and since when. */
  due(now: Date): Promise<{ readonly count: number; readonly oldest: Date | undefined }>;
}

export function storeHealth({ reader }: Database): StoreHealth {
  return {
    async ping() {
      await sql`select 1`.execute(reader);
    },
    async due(now) {
      const row = await reader
        .selectFrom('subscriptions')
        .select((select) => [select.fn.countAll<number>().as('due'), select.fn.min('next_at').as('oldest')])
        .where('state', '=', 'active')
        .where('next_at', '<=', now.getTime())
        .executeTakeFirstOrThrow();
      return {
        count: Number(row.due),
        oldest: row.oldest === null ? undefined : new Date(Number(row.oldest)),
      };
    },
  };
}
