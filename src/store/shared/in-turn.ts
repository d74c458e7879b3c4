import { sql } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Does something while no other process on this store does. */
export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** On PostgreSQL, by a lock that ends with its connection; with an embedded store, only one process starts. */
export function createInTurn({ db, engine }: Database): InTurn {
  if (engine === 'sqlite') return (_, work) => work();
  return (name, work) =>
    db.transaction().execute(async (session) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`in turn: ${name}`}, 0))`.execute(session);
      return work();
    });
}
