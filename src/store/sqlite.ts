import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import type { Logger } from '../log.ts';
import { StoreFailure } from './failure.ts';
import { createLostFile, type LostFile } from './lost-file.ts';
import { fileFailureKind, primaryCode } from './problem.ts';
import { openSqlite } from './sqlite-file.ts';

/** How long a statement waits for another process's lock without blocking the event loop, and between tries, ms. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 25;

/** SQLite's result code for a lock that another connection holds: https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Kysely's SQLite dialect with three additions: every transaction begins `immediate`, so that two processes
 * queue up instead of failing midway; waiting for another process's lock doesn't block the event loop; and migrations
 * are transactional.
 */
export class SqliteFileDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #lost: LostFile;

  constructor(file: string, log: Logger) {
    const lost = createLostFile(file, log);
    const config = { database: () => openSqlite(file, lost) };
    super(config);
    this.#config = config;
    this.#lost = lost;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config, this.#lost);
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
  readonly #lost: LostFile;

  constructor(config: SqliteDialectConfig, lost: LostFile) {
    super(config);
    this.#lost = lost;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => patiently(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#lost.look();
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** SQLite rolls back by itself on a full or failing disk; the error of a second rollback must not mask the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    });
  }
}

/** Retries while another process holds the lock. A transaction holds it itself, so only its start ever waits. */
async function patiently<T>(run: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (primaryCode(error) !== SQLITE_BUSY || performance.now() > until) throw failureOf(error);
      await sleep(PAUSE_MS);
    }
  }
}

function failureOf(error: unknown): unknown {
  const kind = fileFailureKind(error);
  return kind === undefined ? error : new StoreFailure(kind, error);
}
