import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { writeCatalogLines } from '../../catalog/file/save.ts';
import { jsonOf } from '../../json.ts';
import type { Dump } from '../../store/dump/dump.ts';
import type { DumpRow } from '../../store/dump/read-tables.ts';

/** The first line of a file; `paperboy` is the format's version. */
const header = z.object({ paperboy: z.literal(1), schema: z.string(), at: z.string() });
const line = z.object({
  table: z.string(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
/** The last line: the number of rows, and the SHA-256 of all lines before it. */
const footer = z.object({ rows: z.number(), sha256: z.string() });

const GROUP = 1_000;

/** Writes all rows as JSON Lines, gzipped if the name ends in `.gz`, all or nothing. Returns the number of rows. */
export async function writeDumpFile(file: string, dump: Dump, at: Date): Promise<number> {
  const { readable, writable } = new TransformStream<string, string>();
  const writer = writable.getWriter();
  const hash = createHash('sha256');
  let rows = 0;

  async function say(value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    hash.update(`${text}\n`);
    await writer.write(text);
  }

  async function tell(): Promise<void> {
    await say({ paperboy: 1, schema: dump.schema, at: at.toISOString() });
    await dump.rows(async (some) => {
      for (const { table, row } of some) await say({ table, row });
      rows += some.length;
    });
    await writer.write(JSON.stringify({ rows, sha256: hash.digest('hex') }));
    await writer.close();
  }

  const telling = tell().catch((error: unknown) => writer.abort(error));
  // If the file can't be written, the producer stops too; the write error says why.
  await writeCatalogLines(file, readable);
  await telling;
  return rows;
}

/** Opens a file that `writeDumpFile` wrote. Reading the rows throws at the end if the file is incomplete. */
export async function openDumpFile(file: string): Promise<Dump> {
  const lines = linesOf(file);
  const first = header.safeParse(jsonOf((await lines.next()).value ?? ''));
  if (!first.success) {
    await lines.return(undefined);
    throw new Error(`${file} isn't a backup of Paperboy.`);
  }
  const hash = createHash('sha256').update(`${JSON.stringify(first.data)}\n`);
  return { schema: first.data.schema, rows: (take) => handOver(file, lines, hash, take) };
}

async function handOver(
  file: string,
  lines: AsyncGenerator<string, void>,
  hash: Hash,
  take: (rows: readonly DumpRow[]) => Promise<void>,
): Promise<void> {
  let rows = 0;
  let group: DumpRow[] = [];
  for await (const text of lines) {
    const value = jsonOf(text);
    const row = line.safeParse(value);
    if (row.success) {
      hash.update(`${text}\n`);
      group.push(row.data);
      rows += 1;
    }
    if (group.length === GROUP || (!row.success && group.length > 0)) {
      await take(group);
      group = [];
    }
    if (row.success) continue;
    const end = footer.safeParse(value);
    if (end.success && end.data.rows === rows && end.data.sha256 === hash.digest('hex')) return;
    break;
  }
  throw new Error(`${file} is damaged or cut off after ${rows} rows. Nothing was written.`);
}

async function* linesOf(file: string): AsyncGenerator<string, void> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  // Passes the file's errors on to whoever reads the lines.
  bytes.on('error', (error) => text.destroy(error));
  yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
}
