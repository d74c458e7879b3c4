import {
  type Dialect,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import type { Logger } from '../log.ts';
import { StoreFailure } from './failure.ts';
import { serverFailureKind } from './problem.ts';
import { isReadOnly } from './servers/of-server.ts';
import { createPrimary, mustBePrimary, type Primary } from './servers/primary.ts';
import { createSignOfLife, type SignOfLife } from './sign-of-life.ts';

/** PostgreSQL's type OID of `bigint`, which `pg` would return as text. */
const INT8 = 20;

/** How long to wait for a database that froze or vanished, ms. */
export interface PostgresLimits {
  /** For a connection, new or from the pool. */
  readonly connectMs: number;
  /** For the response to one query. */
  readonly queryMs: number;
  /** After this, the server ends a transaction whose process has gone silent, and releases its locks. */
  readonly idleMs: number;
  /** For any response before we probe whether the server is there; for the probe's response; and between probes. */
  readonly doubtMs: number;
  readonly lifeMs: number;
  readonly askAgainMs: number;
}

export const POSTGRES_LIMITS: PostgresLimits = {
  connectMs: 10_000,
  queryMs: 15_000,
  idleMs: 30_000,
  doubtMs: 2000,
  lifeMs: 2500,
  askAgainMs: 1000,
};

/** When TCP keep-alive starts probing a silent connection, ms. */
const KEEP_ALIVE_MS = 10_000;

/** Kysely on a pool of PostgreSQL connections. Timestamps are milliseconds, so every `bigint` fits a number. */
export function postgresDialect(databaseUrl: string, log: Logger, limits = POSTGRES_LIMITS): Dialect {
  const primary = createPrimary(databaseUrl, limits.lifeMs);
  const pool = new pg.Pool({
    Client: clientOf(primary),
    max: 10,
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.queryMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === INT8 ? Number : pg.types.getTypeParser(type, format === 'binary' ? 'text' : format),
    },
    // An address may come to point to a standby, and a standby may become the primary.
    onConnect: mustBePrimary,
  });
  const lost = (error: Error): void => {
    log.warn({ err: error }, 'lost a database connection; the next query opens another');
  };
  // Without listeners, a connection closed by the server would crash the process: the pool emits errors of idle ones,
  // and each connection its own during a transaction.
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    // Set by a query, because poolers such as PgBouncer reject it as a connection parameter.
    client.query(`set idle_in_transaction_session_timeout = ${limits.idleMs}`).catch(lost);
  });
  const life = createSignOfLife(primary.answers, limits);
  return new PostgresDialect({ pool: renewing(pool, primary, life) });
}

/** Connections to whichever server accepts writes. */
function clientOf(primary: Primary) {
  return class extends pg.Client {
    /** The primary's generation when we connected. */
    readonly generation = primary.generation();

    constructor(config: pg.ClientConfig = {}) {
      super({ ...config, connectionString: primary.address() });
    }
  };
}

/**
 * The pool, but it discards connections on which a query got no response, since later queries would wait behind it,
 * and those to a server that was given up.
 */
function renewing(pool: pg.Pool, primary: Primary, life: SignOfLife): PostgresPool {
  async function connect(): Promise<pg.PoolClient> {
    for (;;) {
      await primary.find();
      const client = await pool.connect();
      if (!('generation' in client) || client.generation === primary.generation()) return client;
      client.release(true);
    }
  }

  /** If a server is down, another may have taken over by now. */
  async function connectAnew(): Promise<pg.PoolClient> {
    try {
      return await connect();
    } catch {
      primary.giveUp();
      return connect();
    }
  }

  /** A connection that arrives when nobody waits for it any more is returned at once. */
  async function take(): Promise<pg.PoolClient> {
    let coming: Promise<pg.PoolClient> | undefined;
    try {
      return await life.during(() => {
        coming = connectAnew();
        return coming;
      });
    } catch (error) {
      coming?.then((client) => client.release()).catch(() => {});
      throw failureOf(error);
    }
  }

  return {
    async connect() {
      const client = await take();
      let broken: Error | undefined;

      async function ask(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
        if (broken !== undefined) throw broken;
        try {
          return await life.during(() => client.query(text, [...parameters]));
        } catch (error) {
          // Any response from the server, even an error, shows that the connection works.
          if (error instanceof Error && !(error instanceof pg.DatabaseError)) broken = error;
          if (isReadOnly(error)) primary.giveUp();
          throw failureOf(error);
        }
      }

      function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
      function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
      function query(given: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
        if (typeof given === 'string') return ask(given, parameters);
        throw new TypeError('This database does not stream; ask for pages with limit instead.');
      }

      return { query, release: () => client.release(broken) };
    },
    end() {
      life.end();
      return pool.end();
    },
  };
}

/** Turns a server or network error into a `StoreFailure`; leaves errors about the query itself unchanged. */
function failureOf(error: unknown): unknown {
  if (error instanceof StoreFailure) return error;
  const kind = serverFailureKind(error);
  return kind === undefined ? error : new StoreFailure(kind, error);
}
