import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Paper } from '../../paper/paper.ts';
import { writeAtomically } from './atomic-file.ts';
import { catalogLine } from './row/line.ts';

/**
 * Writes a catalog atomically, gzipped if its name or `gzipped` says so.
 *
 * @throws UnwritableFile if the folder is missing or not writable.
 */
export async function writeCatalogFile(
  file: string,
  papers: Iterable<Paper>,
  { gzipped = file.endsWith('.gz') }: { gzipped?: boolean } = {},
): Promise<void> {
  await writeCatalogLines(file, linesOf(papers), { gzipped });
}

/** Like `writeCatalogFile`, but takes finished lines. @throws UnwritableFile */
export async function writeCatalogLines(
  file: string,
  lines: AsyncIterable<string> | Iterable<string>,
  { gzipped = file.endsWith('.gz') }: { gzipped?: boolean } = {},
): Promise<void> {
  await writeAtomically(file, (handle) => writeLines(handle, lines, gzipped));
}

function* linesOf(papers: Iterable<Paper>): Generator<string> {
  for (const paper of papers) yield catalogLine(paper);
}

async function writeLines(
  handle: FileHandle,
  all: AsyncIterable<string> | Iterable<string>,
  gzipped: boolean,
): Promise<void> {
  const lines = Readable.from(batches(all), { objectMode: false });
  // The loop below gets the error; pipeline only has to pass it on.
  const bytes = gzipped ? pipeline(lines, createGzip(), () => {}) : lines;
  for await (const piece of bytes) await handle.appendFile(piece);
}

/** Lines in pieces of about 64 KB: a write per line would take many times as long. */
async function* batches(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let batch = '';
  for await (const line of lines) {
    batch += `${line}\n`;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
