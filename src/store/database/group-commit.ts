import type { Kysely } from 'kysely';
import type { Session, Tables } from './schema.ts';

/** How long the first write of a group waits for others, ms. */
const WINDOW_MS = 20;

/** Runs a write and resolves when it is durable. */
export type Write = <T>(run: (session: Session) => Promise<T>) => Promise<T>;

/**
 * Groups writes made at about the same time into one transaction. SQLite waits for the disk at each commit, blocking
 * the whole process: a fan-out that committed row by row would keep people waiting for their answers. If
 * one write in a group fails, the whole group is rolled back and all its writes reject.
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
