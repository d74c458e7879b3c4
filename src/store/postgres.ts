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

/** PostgreSQL's type number of `bigint`, which `pg` would hand over as text. */
const INT8 = 20;

/** How long a database that froze or vanished is waited for, ms. */
export interface PostgresLimits {
  /** For a connection, a new one or one that others hold. */
  readonly connectMs: number;
  /** For the answer to one query. */
  readonly queryMs: number;
  /** After which the server ends a transaction whose process says nothing more, and its locks with it. */
  readonly idleMs: number;
  /** For an answer to anything, until it is asked whether anybody is there; for the answer to that; and until it is asked again. */
  readonly doubtMs: number;
  readonly lifeMs: number;
  readonly askAgainMs: number;
}

const LIMITS: PostgresLimits = {
  connectMs: 10_000,
  queryMs: 15_000,
  idleMs: 30_000,
  doubtMs: 2000,
  lifeMs: 2500,
  askAgainMs: 1000,
};

/** A connection that says nothing is asked for a sign of life after this, ms. */
const KEEP_ALIVE_MS = 10_000;

/** Kysely on a pool of PostgreSQL connections. Moments are milliseconds, so every `bigint` fits a number. */
export function postgresDialect(databaseUrl: string, log: Logger, limits: PostgresLimits = LIMITS): Dialect {
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
    // An address may come to stand for a standby, and a standby may become the primary.
    onConnect: mustBePrimary,
  });
  const lost = (error: Error): void => {
    log.warn({ err: error }, 'lost a database connection; the next query opens another');
  };
  // Without listeners, a connection that the server closes would end the process: the pool hears those that are idle,
  // and each connection itself whatever befalls it inside a transaction.
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    // Set by a query, as poolers such as PgBouncer refuse it among the parameters of a connection.
    client.query(`set idle_in_transaction_session_timeout = ${limits.idleMs}`).catch(lost);
  });
  const life = createSignOfLife(primary.answers, limits);
  return new PostgresDialect({ pool: renewing(pool, primary, life) });
}

/** Connections to whichever server takes writes. */
function clientOf(primary: Primary) {
  return class extends pg.Client {
    /** Of the primary when it was connected to. */
    readonly generation = primary.generation();

    constructor(config: pg.ClientConfig = {}) {
      super({ ...config, connectionString: primary.address() });
    }
  };
}

/**
 * The pool, which throws away each connection that left a query without an answer, since all later ones would wait behind it,
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

  /** Where a server is not there, another one may be by now. */
  async function connectAnew(): Promise<pg.PoolClient> {
    try {
      return await connect();
    } catch {
      primary.giveUp();
      return connect();
    }
  }

  /** One that comes when nobody waits for it any more goes straight back. */
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
          // An answer of the server, be it a refusal, shows that the connection stands.
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

/** An error of the place as the failure it is; one that the server has with the query itself, as it came. */
function failureOf(error: unknown): unknown {
  if (error instanceof StoreFailure) return error;
  const kind = serverFailureKind(error);
  return kind === undefined ? error : new StoreFailure(kind, error);
}
