import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { LostFile } from './lost-file.ts';

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => DatabaseSyncInstance;
}

/** Prepared statements cached per connection; more than the program has. */
const CACHED_STATEMENTS = 500;

/** How long SQLite itself waits for another process's lock while it is opened, ms … */
const OPEN_WITHIN_MS = 10_000;
/** … and later, when this blocks the event loop. */
const BLOCK_MS = 20;

/**
 * Opens an SQLite file with the node:sqlite API: Node's own if it is complete, else the npm package with the
 * same API. In WAL mode with full synchronisation, an acknowledged write survives a kill and a power cut.
 */
export async function openSqlite(file: string, lost: LostFile): Promise<SqliteDatabase> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(file);
  // Nobody is waiting for anything yet, so blocking on the first locks is fine.
  database.exec(`pragma busy_timeout = ${OPEN_WITHIN_MS}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // Deleted data is overwritten in the file, not just marked free.
  database.exec('pragma secure_delete = on');
  database.exec(`pragma busy_timeout = ${BLOCK_MS}`);
  lost.opened();
  return asKyselyKnowsIt(database, lost);
}

/** The program's only SQLite. A second one in the same process wouldn't see its locks, which are per process. */
export async function loadSqlite(): Promise<SqliteModule> {
  return builtin() ?? (await import('@photostructure/sqlite'));
}

/** Whether this Node version's SQLite reports a statement's columns and prints no experimental warning. */
export function bringsSqlite(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major > 25 || (major === 24 && minor >= 15);
}

/** Node's own module, unless it is missing or too early. */
function builtin(): SqliteModule | undefined {
  if (!bringsSqlite(process.versions.node)) return undefined;
  const module: unknown = process.getBuiltinModule?.('node:sqlite');
  return isSqliteModule(module) ? module : undefined;
}

function isSqliteModule(module: unknown): module is SqliteModule {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}

/** Adapts the database to better-sqlite3's API, whose statements take an array and say whether they return rows. */
function asKyselyKnowsIt(database: DatabaseSyncInstance, lost: LostFile): SqliteDatabase {
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
      // The package leaves the WAL beside the file while statements are prepared. Anything another process
      // still reads stays in it; the last one to close merges it.
      try {
        database.exec('pragma wal_checkpoint(truncate)');
        lost.restore((file) => database.prepare('vacuum into ?').run(file));
      } finally {
        database.close();
      }
    },
  };
}
