import { sql } from 'kysely';
import type { Session } from '../database/schema.ts';
import { type DumpRow, storeTables } from './read-tables.ts';

/** Parameters per statement: far below either database's limit. */
const PARAMETERS = 5_000;

/** The tables that aren't empty. */
export async function filledTables(session: Session): Promise<string[]> {
  const filled: string[] = [];
  for (const table of await storeTables(session)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(session);
    if (rows.length > 0) filled.push(table);
  }
  return filled;
}

/** Inserts rows into their tables. @throws Error if one of their tables or columns doesn't exist. */
export async function writeRows(session: Session, rows: readonly DumpRow[]): Promise<void> {
  for (const [table, ofTable] of grouped(rows)) {
    const columns = Object.keys(ofTable[0]?.row ?? {});
    const atOnce = Math.max(1, Math.floor(PARAMETERS / Math.max(1, columns.length)));
    for (let at = 0; at < ofTable.length; at += atOnce) {
      const values = ofTable
        .slice(at, at + atOnce)
        .map(({ row }) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
        values ${sql.join(values)}`.execute(session);
    }
  }
}

function grouped(rows: readonly DumpRow[]): Map<string, DumpRow[]> {
  const groups = new Map<string, DumpRow[]>();
  for (const row of rows) {
    const group = groups.get(row.table);
    if (group === undefined) groups.set(row.table, [row]);
    else group.push(row);
  }
  return groups;
}
