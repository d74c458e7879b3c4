import type { LogEvent } from 'kysely';
import type { Logger } from '../log.ts';

/** A query that takes longer is told of, ms: it holds up whoever waits for it, or shows that the database is in trouble. */
const SLOW_MS = 500;

/** Of a statement so much is shown; it holds no values, which are sent apart from it. */
const MOST_CHARACTERS = 300;

/** Takes what Kysely tells of each query. Errors are for whoever asked to report; here they are told with the statement. */
export function createQueryLog(log: Logger, slowMs = SLOW_MS): (event: LogEvent) => void {
  return (event) => {
    const { queryDurationMillis } = event;
    if (event.level === 'query' && queryDurationMillis < slowMs) return;
    const fields = { sql: event.query.sql.slice(0, MOST_CHARACTERS), ms: Math.round(queryDurationMillis) };
    if (event.level === 'query') log.warn(fields, 'a query was slow');
    else log.debug({ ...fields, err: event.error }, 'a query failed');
  };
}
