import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { SubmissionStore } from '../catalog/submissions/submit.ts';
import type { Ledger } from '../digest/ledger.ts';
import type { SubscriptionStore } from '../digest/subscription.ts';
import type { FeaturedStore } from '../featured/featured.ts';
import type { Logger } from '../log.ts';
import type { SnapshotStore } from '../trending/snapshots.ts';
import type { VoteStore } from '../trending/votes.ts';
import { featuredStore } from './featured.ts';
import { ledgerStore } from './ledger.ts';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './schema.ts';
import { snapshotStore } from './snapshots.ts';
import { submissionStore } from './submissions.ts';
import { subscriptionStore } from './subscriptions.ts';
import { voteStore } from './votes.ts';

/** What the program keeps, port by port. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  readonly featured: FeaturedStore;
  readonly votes: VoteStore;
  readonly snapshots: SnapshotStore;
  readonly submissions: SubmissionStore;
  close(): Promise<void>;
}

/**
 * Opens the store and brings its schema to this version: PostgreSQL at `databaseUrl`, else SQLite in `dataDir`.
 * Several processes may open the same store at once.
 *
 * @throws Error that says what to check, when it cannot be opened.
 */
export async function openStore(options: {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Logger;
}): Promise<Store> {
  const database = await connect(options);
  try {
    await migrate(database.db);
  } catch (error) {
    await close(database).catch(() => {});
    throw error;
  }
  return {
    engine: database.engine,
    subscriptions: subscriptionStore(database),
    ledger: ledgerStore(database),
    featured: featuredStore(database),
    votes: voteStore(database),
    snapshots: snapshotStore(database),
    submissions: submissionStore(database),
    close: () => close(database),
  };
}

async function close({ db, reader }: Database): Promise<void> {
  if (reader !== db) await reader.destroy();
  await db.destroy();
}

/** Each driver is loaded only when it is chosen. */
async function connect(options: {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log: Logger;
}): Promise<Database> {
  if (options.databaseUrl !== undefined) {
    const { postgresDialect } = await import('./postgres.ts');
    const db = new Kysely<Tables>({ dialect: postgresDialect(options.databaseUrl, options.log) });
    return { engine: 'postgres', db, reader: db };
  }
  const { SqliteFileDialect } = await import('./sqlite.ts');
  const file = join(options.dataDir, 'paperboy.sqlite');
  try {
    mkdirSync(options.dataDir, { recursive: true });
    const open = async () => {
      const db = new Kysely<Tables>({ dialect: new SqliteFileDialect(file) });
      // Only a connection that was used once is open, and closed again in the end.
      await db.connection().execute(async () => {});
      return db;
    };
    return { engine: 'sqlite', db: await open(), reader: await open() };
  } catch (error) {
    throw new Error(`The store ${file} cannot be opened; check that DATA_DIR may be written.`, {
      cause: error,
    });
  }
}
