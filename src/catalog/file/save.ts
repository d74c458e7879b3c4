import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Paper } from '../../paper/paper.ts';
import { writeAtomically } from './atomic-file.ts';
import { catalogLine } from './row/line.ts';

/**
 * Writes a catalog, gzipped where its name says so or `gzipped` does, in one step: the old one stands until the new
 * one is whole.
 *
 * @throws UnwritableFile when the folder is missing or nothing may be written there.
 */
export async function writeCatalogFile(
  file: string,
  papers: Iterable<Paper>,
  { gzipped = file.endsWith('.gz') }: { gzipped?: boolean } = {},
): Promise<void> {
  await writeCatalogLines(file, linesOf(papers), { gzipped });
}

/** Writes a catalog of lines that are ready, as `writeCatalogFile` does. @throws UnwritableFile */
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
  // An error reaches the loop below; pipeline only has to hand it on.
  const bytes = gzipped ? pipeline(lines, createGzip(), () => {}) : lines;
  for await (const piece of bytes) await handle.appendFile(piece);
}

/** Lines in pieces of some 64 KB: one write for each line would take many times as long. */
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
