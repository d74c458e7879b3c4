import { sql } from 'kysely';
import type { Database, Session } from './schema.ts';

/**
 * This program's PostgreSQL advisory locks, by number. Two uses of the same number would block each other, and one is held
 * for as long as a process leads.
 */
export const LOCKS = {
  submissions: 7_115_301,
  arrivals: 7_115_302,
  mailRequests: 7_115_312,
  digestFeeds: 7_115_315,
  /** Its holder asks the sources. It ends with the holder's connection. */
  lead: 7_115_316,
} as const;

/** Serializes transactions that take this lock, until each ends. SQLite allows only one writer at a time anyway. */
export async function takeLock(
  engine: Database['engine'],
  session: Session,
  lock: keyof typeof LOCKS,
): Promise<void> {
  if (engine === 'postgres')
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`.execute(session);
}
