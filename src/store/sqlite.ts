import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import { primaryCode } from './problem.ts';

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => DatabaseSyncInstance;
}

/** Statements kept prepared on one connection; more than the program has. */
const CACHED_STATEMENTS = 500;

/** How long SQLite itself waits for another process's lock, ms: the event loop stands still meanwhile. */
const BLOCK_MS = 20;
/** How long a statement waits for such a lock in all, with the event loop free, and how long between two tries, ms. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 25;

/** SQLite's result code for a lock that another connection holds: https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Opens an SQLite file by the node:sqlite API: the one Node brings, where it is complete, else the npm package of the
 * same shape. In WAL mode with full synchronisation an acknowledged write survives a kill and a power cut.
 */
async function openSqlite(file: string): Promise<SqliteDatabase> {
  const { DatabaseSync } = builtin() ?? (await import('@photostructure/sqlite'));
  const database = new DatabaseSync(file);
  // Nobody waits for anything yet, so the first locks may be waited for in one go.
  database.exec(`pragma busy_timeout = ${PATIENCE_MS}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec(`pragma busy_timeout = ${BLOCK_MS}`);
  return asKyselyKnowsIt(database);
}

/** Node's own module, unless it is missing or too early to tell a statement's columns. */
function builtin(): SqliteModule | undefined {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 24) return undefined;
  const module: unknown = process.getBuiltinModule?.('node:sqlite');
  return isSqliteModule(module) ? module : undefined;
}

function isSqliteModule(module: unknown): module is SqliteModule {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}

/** The database in the shape of better-sqlite3, whose statements take an array and say whether they read. */
function asKyselyKnowsIt(database: DatabaseSyncInstance): SqliteDatabase {
  const prepared = new LRUCache<string, SqliteStatement>({ max: CACHED_STATEMENTS });
  return {
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      const shaped: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      };
      prepared.set(sql, shaped);
      return shaped;
    },
    close() {
      // The package leaves the log of writes beside the file as long as a statement was prepared. What another process
      // still reads stays in it; then the last one to close brings it in.
      try {
        database.exec('pragma wal_checkpoint(truncate)');
      } finally {
        database.close();
      }
    },
  };
}

/**
 * Kysely's own SQLite with three things that it lacks: every transaction begins `immediate`, so that two processes
 * queue up instead of failing in the middle; a lock of another process is waited for off the event loop; and migrations
 * are transactional.
 */
export class SqliteFileDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(file: string) {
    const config = { database: () => openSqlite(file) };
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself on a full or failing disk; what it says then must not stand in for why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    });
  }
}

/** Tries again while another process holds the lock. A transaction holds it itself, so only its beginning ever waits. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (primaryCode(error) !== SQLITE_BUSY || performance.now() > until) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
