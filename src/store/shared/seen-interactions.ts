import { sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Interactions taken by any process; each is taken once. */
export interface SeenInteractions {
  /** Remembers an interaction; returns whether it is new. @throws StoreFailure */
  isFirst(id: string): Promise<boolean>;
}

/** At least as long as a signed request is accepted, with differing clocks, ms. */
const REMEMBERED_MS = 15 * 60_000;

/** How often to delete older ones, ms. */
const CLEAR_EVERY_MS = 60_000;

/**
 * Interactions that arrive while a query is in flight go together in the next one: at 500 a second, one statement
 * covers several.
 */
export function seenInteractionStore(
  { db }: Pick<Database, 'db'>,
  now: () => number = Date.now,
): SeenInteractions {
  interface Waiting {
    readonly id: string;
    readonly resolve: (isFirst: boolean) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isAsking = false;
  let clearAt = 0;

  async function remember(ids: readonly string[]): Promise<Set<string>> {
    const rows = await db
      .insertInto('seen_interactions')
      .values([...new Set(ids)].map((id) => ({ id, at: now() })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    return new Set(rows.map(({ id }) => id));
  }

  async function clear(): Promise<void> {
    if (now() < clearAt) return;
    clearAt = now() + CLEAR_EVERY_MS;
    await sql`delete from seen_interactions where at < ${now() - REMEMBERED_MS}`.execute(db);
  }

  async function ask(): Promise<void> {
    isAsking = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const first = await remember(group.map(({ id }) => id));
        // If two with one id are in a group, only one is the first.
        for (const { id, resolve } of group) resolve(first.delete(id));
        await clear();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isAsking = false;
  }

  return {
    isFirst(id) {
      return new Promise((resolve, reject) => {
        waiting.push({ id, resolve, reject });
        if (!isAsking) void ask();
      });
    },
  };
}
