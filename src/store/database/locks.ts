import { sql } from 'kysely';
import type { Database, Session } from './schema.ts';

/**
 * PostgreSQL's advisory locks of this program, by number. Two uses of one number wait for each other, and one of them is held
 * as long as a process leads.
 */
export const LOCKS = {
  submissions: 7_115_301,
  arrivals: 7_115_302,
  mailRequests: 7_115_312,
  digestFeeds: 7_115_315,
  /** Whoever holds this one asks the sources. It ends with the connection of its holder. */
  lead: 7_115_316,
} as const;

/** Lets one transaction after the other do what a lock is for, until each ends. SQLite lets one writer in at a time anyway. */
export async function takeLock(
  engine: Database['engine'],
  session: Session,
  lock: keyof typeof LOCKS,
): Promise<void> {
  if (engine === 'postgres')
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`.execute(session);
}
