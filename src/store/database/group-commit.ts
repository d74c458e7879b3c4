import type { Kysely } from 'kysely';
import type { Session, Tables } from './schema.ts';

/** How long the first write of a group waits for others, ms. */
const WINDOW_MS = 20;

/** Runs a write and resolves when it is durable. */
export type Write = <T>(run: (session: Session) => Promise<T>) => Promise<T>;

/**
 * Joins the single writes of a moment into one transaction. SQLite waits for the disk at each commit, and everything else in
 * the process waits with it: a fan-out that committed row by row would keep people waiting for their answers. When
 * one write of a group fails, all of it is rolled back and all of them reject.
 */
export function createGroupCommit(db: Kysely<Tables>): Write {
  interface Waiting {
    readonly run: (session: Session) => Promise<() => void>;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];

  async function commit(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      const done = await db.transaction().execute(async (session) => {
        const resolves: (() => void)[] = [];
        for (const one of group) resolves.push(await one.run(session));
        return resolves;
      });
      for (const resolve of done) resolve();
    } catch (error) {
      for (const one of group) one.reject(error);
    }
  }

  return (run) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(() => void commit(), WINDOW_MS);
      waiting.push({
        reject,
        async run(session) {
          const value = await run(session);
          return () => resolve(value);
        },
      });
    });
}
