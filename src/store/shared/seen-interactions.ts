import { sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Interactions that any of the processes took; each of them is taken once. */
export interface SeenInteractions {
  /** Remembers an interaction; whether nobody did so before. @throws StoreFailure */
  isFirst(id: string): Promise<boolean>;
}

/** At least as long as a signed request counts as new, by clocks that differ, ms. */
const REMEMBERED_MS = 15 * 60_000;

/** Between two clearings of what is older, ms. */
const CLEAR_EVERY_MS = 60_000;

/**
 * What comes while a question is under way waits for it and goes together: at 500 interactions a second that is one statement
 * for several.
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
        // Of two that came together one is the first.
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
