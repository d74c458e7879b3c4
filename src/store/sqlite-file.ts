import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { LostFile } from './lost-file.ts';

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => DatabaseSyncInstance;
}

/** Statements kept prepared on one connection; more than the program has. */
const CACHED_STATEMENTS = 500;

/** How long SQLite itself waits for another process's lock while it is opened, ms … */
const OPEN_WITHIN_MS = 10_000;
/** … and later, when the event loop stands still meanwhile. */
const BLOCK_MS = 20;

/**
 * Opens an SQLite file by the node:sqlite API: the one Node brings, where it is complete, else the npm package of the
 * same shape. In WAL mode with full synchronisation an acknowledged write survives a kill and a power cut.
 */
export async function openSqlite(file: string, lost: LostFile): Promise<SqliteDatabase> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(file);
  // Nobody waits for anything yet, so the first locks may be waited for in one go.
  database.exec(`pragma busy_timeout = ${OPEN_WITHIN_MS}`);
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  // What people have removed is gone from the file, too, and not just free to be written over.
  database.exec('pragma secure_delete = on');
  database.exec(`pragma busy_timeout = ${BLOCK_MS}`);
  lost.opened();
  return asKyselyKnowsIt(database, lost);
}

/** The SQLite of this program. Another one in the same process would not see its locks, which are a process's. */
export async function loadSqlite(): Promise<SqliteModule> {
  return builtin() ?? (await import('@photostructure/sqlite'));
}

/** Whether a version of Node has an SQLite that tells a statement's columns, and does not warn whoever runs it of an experiment. */
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

/** The database in the shape of better-sqlite3, whose statements take an array and say whether they read. */
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
      // The package leaves the log of writes beside the file as long as a statement was prepared. What another process
      // still reads stays in it; then the last one to close brings it in.
      try {
        database.exec('pragma wal_checkpoint(truncate)');
        lost.restore((file) => database.prepare('vacuum into ?').run(file));
      } finally {
        database.close();
      }
    },
  };
}
