import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Kysely, sql } from 'kysely';
import type { Logger } from '../../log.ts';
import type { Database, Session, Tables } from '../database/schema.ts';

/** A table row in a form common to both databases: texts, whole numbers and nulls. */
export interface DumpRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
}

type Row = DumpRow['row'];

/** Rows per page. */
const PAGE = 1_000;

/** Internal tables, of which every database has its own. */
const OWN = /^(kysely_|sqlite_)/;

/** A store's tables, by name. */
export async function storeTables(db: Session): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables
    .map(({ name }) => name)
    .filter((name) => !OWN.test(name))
    .sort();
}

/**
 * Passes on every row of every table, page by page, as a consistent snapshot while the bot keeps writing: on PostgreSQL
 * by a transaction; with SQLite from a copy, since a long transaction would hold up writers.
 */
export async function readTables(
  { db, engine }: Database,
  log: Logger,
  take: (rows: readonly DumpRow[]) => Promise<void>,
): Promise<void> {
  if (engine === 'postgres') {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (session) => {
        for (const table of await storeTables(session)) {
          await sql`declare dump no scroll cursor for select * from ${sql.table(table)}`.execute(session);
          await pageBy(
            table,
            () => session.executeQuery<Row>(CompiledQuery.raw(`fetch ${PAGE} from dump`)),
            take,
          );
          await sql`close dump`.execute(session);
        }
      });
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-copy-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    await sql`vacuum into ${sql.lit(copy)}`.execute(db);
    const { SqliteFileDialect } = await import('../sqlite.ts');
    const copied = new Kysely<Tables>({ dialect: new SqliteFileDialect(copy, log) });
    try {
      for (const table of await storeTables(copied)) await pageByNumber(copied, table, take);
    } finally {
      await copied.destroy();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pageBy(
  table: string,
  next: () => Promise<{ readonly rows: readonly Row[] }>,
  take: (rows: readonly DumpRow[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const { rows } = await next();
    if (rows.length > 0) await take(rows.map((row) => ({ table, row })));
    if (rows.length < PAGE) return;
  }
}

/** Pages by SQLite's rowid. */
async function pageByNumber(
  copied: Kysely<Tables>,
  table: string,
  take: (rows: readonly DumpRow[]) => Promise<void>,
): Promise<void> {
  let last = -1;
  await pageBy(
    table,
    async () => {
      const { rows } = await sql<Row & { readonly dump_number: number }>`
        select rowid as dump_number, * from ${sql.table(table)}
        where rowid > ${last} order by rowid limit ${PAGE}`.execute(copied);
      last = rows.at(-1)?.dump_number ?? last;
      return { rows: rows.map(({ dump_number: _, ...row }) => row) };
    },
    take,
  );
}
