import { connectStore, type StorePlace } from '../connect.ts';
import type { Session } from '../database/schema.ts';
import { migrate, newestMigration } from '../migrations/migrate.ts';
import {
  catalogFilesThere,
  createCatalogFileWriter,
  isOfCatalog,
  readCatalogFiles,
} from './catalog-files.ts';
import { type DumpRow, readTables } from './read-tables.ts';
import { filledTables, writeRows } from './write-tables.ts';

/** Everything in a store, on its way to another place. */
export interface Dump {
  /** The schema version of the rows. */
  readonly schema: string;
  /** Passes on the rows in groups. */
  readonly rows: (take: (rows: readonly DumpRow[]) => Promise<void>) => Promise<void>;
}

/** A store to copy from or into. */
export interface DumpStore {
  readonly dump: Dump;
  /**
   * Takes in all rows, or none if anything fails. Nothing due before `noneBefore` will be sent from here.
   *
   * @throws Error with a sentence if the store isn't empty, or the rows are from another version.
   */
  fill(dump: Dump, options?: { readonly noneBefore?: Date; readonly paused?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** Opens a store for copying and brings its schema to this version. @throws Error with a sentence if it can't be opened. */
export async function openDumpStore(place: StorePlace): Promise<DumpStore> {
  const { database } = await connectStore(place);
  const { db, reader } = database;
  const close = async () => {
    if (reader !== db) await reader.destroy();
    await db.destroy();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  // With an embedded store, the papers are in files.
  const files = database.engine === 'sqlite' ? place.dataDir : undefined;
  /** What it already contains; nothing if it may be filled. */
  const filled = async (session: Session) => [
    ...(await filledTables(session)),
    ...(files === undefined ? [] : catalogFilesThere(files)),
  ];
  return {
    dump: {
      schema: newestMigration(),
      async rows(take) {
        await readTables(database, place.log, async (rows) => {
          const kept = files === undefined ? rows : rows.filter((row) => !isOfCatalog(row));
          if (kept.length > 0) await take(kept);
        });
        if (files !== undefined) await readCatalogFiles(files, take);
      },
    },
    async fill({ schema, rows }, { noneBefore, paused = false } = {}) {
      if (schema !== newestMigration()) {
        throw new Error(
          `This was written by another version of Paperboy (${schema} instead of ${newestMigration()}). Use that version, then update.`,
        );
      }
      const there = await filled(db);
      if (there.length > 0) {
        throw new Error(`The target isn't empty: it has ${there.join(', ')}. Nothing was written.`);
      }
      const writer = files === undefined ? undefined : createCatalogFileWriter(files);
      try {
        await db.transaction().execute(async (session) => {
          // If someone has filled it since, they win.
          if ((await filledTables(session)).length > 0) {
            throw new Error('Another process has started using the target. Nothing was written.');
          }
          await rows(async (some) => {
            writer?.add(some.filter(isOfCatalog));
            await writeRows(session, writer === undefined ? some : some.filter((row) => !isOfCatalog(row)));
          });
          if (noneBefore !== undefined) await sendNothingBefore(session, noneBefore);
          if (paused) await pauseAll(session);
          await writer?.write();
        });
      } catch (error) {
        await writer?.undo();
        throw error;
      }
    },
    close,
  };
}

async function pauseAll(session: Session): Promise<void> {
  await session
    .updateTable('subscriptions')
    .set({ state: 'paused', next_at: null })
    .where('state', '=', 'active')
    .execute();
}

/** A copy doesn't know what was sent after it was made, and would send it again. */
async function sendNothingBefore(session: Session, moment: Date): Promise<void> {
  const at = moment.getTime();
  await session.updateTable('subscriptions').set({ since: at }).where('since', '<', at).execute();
}
