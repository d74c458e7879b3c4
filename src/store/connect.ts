import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Logger } from '../log.ts';
import type { Database, Tables } from './database/schema.ts';
import { driverError } from './failure.ts';
import { databaseProblem, fileProblem, type StoreProblem } from './problem.ts';
import { createQueryLog } from './query-log.ts';
import { whenReachable } from './reach.ts';

/** Where a store is. */
export interface StorePlace {
  /** PostgreSQL; without it, SQLite in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Logger;
  /** How long to wait for a database that doesn't answer yet, ms (default: a minute). */
  readonly patienceMs?: number | undefined;
}

/** An open connection, and what its errors mean; undefined if an error isn't the database's. */
export interface Connected {
  readonly database: Database;
  readonly problem: (error: unknown) => StoreProblem | undefined;
}

/** Connects; loads only the driver in use. @throws Error with a sentence on what to check. */
export async function connectStore(place: StorePlace): Promise<Connected> {
  return place.databaseUrl === undefined
    ? connectFile(place.dataDir, place.log)
    : connectServer(place.databaseUrl, place);
}

async function connectServer(databaseUrl: string, place: StorePlace): Promise<Connected> {
  const { postgresDialect } = await import('./postgres.ts');
  const db = new Kysely<Tables>({
    dialect: postgresDialect(databaseUrl, place.log),
    log: createQueryLog(place.log),
  });
  const problem = (error: unknown) => databaseProblem(databaseUrl, driverError(error));
  try {
    await whenReachable(db, problem, place);
  } catch (error) {
    await db.destroy().catch(() => {});
    throw error;
  }
  return { database: { engine: 'postgres', db, reader: db }, problem };
}

async function connectFile(dataDir: string, log: Logger): Promise<Connected> {
  const { SqliteFileDialect } = await import('./sqlite.ts');
  const file = join(dataDir, 'paperboy.sqlite');
  const problem = (error: unknown) => fileProblem(file, driverError(error));
  const open = async (): Promise<Kysely<Tables>> => {
    const db = new Kysely<Tables>({ dialect: new SqliteFileDialect(file, log), log: createQueryLog(log) });
    // Kysely opens a connection on first use, and only then closes it in the end.
    await db.connection().execute(async () => {});
    return db;
  };
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (statSync(file, { throwIfNoEntry: false })?.size === 0) {
      log.warn(
        `The store ${file} is empty. If digests were set up here, stop me and put a copy of it in its place.`,
      );
    }
    // SQLite creates the files beside it with the same permissions.
    closeSync(openSync(file, 'a', 0o600));
    return { database: { engine: 'sqlite', db: await open(), reader: await open() }, problem };
  } catch (error) {
    const sentence = problem(error)?.sentence ?? `The store ${file} can't be opened.`;
    throw new Error(sentence, { cause: error });
  }
}
