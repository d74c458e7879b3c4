import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => DatabaseSyncInstance;
}

/** Statements kept prepared on one connection; more than the program has. */
const CACHED_STATEMENTS = 500;

/**
 * Opens an SQLite file by the node:sqlite API: the one Node brings, where it is complete, else the npm package of the
 * same shape. In WAL mode with full synchronisation an acknowledged write survives a kill and a power cut.
 */
export async function openSqlite(file: string): Promise<DatabaseSyncInstance> {
  const { DatabaseSync } = builtin() ?? (await import('@photostructure/sqlite'));
  const database = new DatabaseSync(file);
  database.exec('pragma busy_timeout = 10000');
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  return database;
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

/**
 * Kysely on one such database. Two things the stock dialect lacks: every transaction begins `immediate`, so that two
 * processes queue up instead of failing in the middle, and migrations are transactional.
 */
export function sqliteDialect(database: DatabaseSyncInstance): Dialect {
  return {
    createDriver: () => sqliteDriver(database),
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One connection, lent to one user at a time. */
function sqliteDriver(database: DatabaseSyncInstance): Driver {
  const connection = sqliteConnection(database);
  let last: Promise<void> = Promise.resolve();
  let release = (): void => {};
  const run = async (connection: DatabaseConnection, sql: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    async init() {},
    async acquireConnection() {
      const before = last;
      const { promise, resolve } = withResolvers();
      last = promise;
      await before;
      release = resolve;
      return connection;
    },
    async releaseConnection() {
      release();
    },
    beginTransaction: (connection) => run(connection, 'begin immediate'),
    commitTransaction: (connection) => run(connection, 'commit'),
    rollbackTransaction: (connection) => run(connection, 'rollback'),
    async destroy() {
      await last;
      database.close();
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function sqliteConnection(database: DatabaseSyncInstance): DatabaseConnection {
  const prepared = new Map<string, { statement: StatementSyncInstance; reads: boolean }>();

  function prepare(sql: string) {
    let entry = prepared.get(sql);
    if (entry === undefined) {
      const statement = database.prepare(sql);
      entry = { statement, reads: statement.columns().length > 0 };
      if (prepared.size >= CACHED_STATEMENTS) prepared.clear();
      prepared.set(sql, entry);
    }
    return entry;
  }

  return {
    async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
      const { statement, reads } = prepare(query.sql);
      if (reads) {
        const rows: Row[] = statement.all(...query.parameters);
        return { rows, numAffectedRows: BigInt(rows.length) };
      }
      const { changes, lastInsertRowid } = statement.run(...query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    },
    streamQuery() {
      throw new Error('This database does not stream; ask for pages with limit instead.');
    },
  };
}
