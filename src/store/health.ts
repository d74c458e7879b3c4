import { sql } from 'kysely';
import type { Database } from './database/schema.ts';

/** What operators watch of the store. */
export interface StoreHealth {
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Digests whose moment has come and that nobody has taken up: how many, and since when. */
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
