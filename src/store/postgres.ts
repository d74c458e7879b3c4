import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.ts';

/** PostgreSQL's type number of `bigint`, which `pg` would hand over as text. */
const INT8 = 20;

/** Kysely on a pool of PostgreSQL connections. Moments are milliseconds, so every `bigint` fits a number. */
export function postgresDialect(databaseUrl: string, log: Logger): Dialect {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format === 'binary' ? 'text' : format),
    },
  });
  // Without a listener, an idle connection that the server closes would end the process.
  pool.on('error', (error) => {
    log.warn({ err: error }, 'An idle database connection was lost; the next query opens another.');
  });
  return new PostgresDialect({ pool });
}
