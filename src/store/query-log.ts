import type { LogEvent } from 'kysely';
import type { Logger } from '../log.ts';

/** Slower queries are logged, ms: they keep people waiting, or show that the database is in trouble. */
const SLOW_MS = 500;

/** How much of a statement to show; it contains no values, which are sent separately. */
const MOST_CHARACTERS = 300;

/** Handles Kysely's log events. Callers report errors themselves; this logs them with the statement. */
export function createQueryLog(log: Logger, slowMs = SLOW_MS): (event: LogEvent) => void {
  return (event) => {
    const { queryDurationMillis } = event;
    if (event.level === 'query' && queryDurationMillis < slowMs) return;
    const fields = { sql: event.query.sql.slice(0, MOST_CHARACTERS), ms: Math.round(queryDurationMillis) };
    if (event.level === 'query') log.warn(fields, 'a query was slow');
    else log.debug({ ...fields, err: event.error }, 'a query failed');
  };
}
