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
  await writeAtomically(file, (handle) => writeLines(handle, papers, gzipped));
}

async function writeLines(handle: FileHandle, papers: Iterable<Paper>, gzipped: boolean): Promise<void> {
  const lines = Readable.from(batches(papers), { objectMode: false });
  // An error reaches the loop below; pipeline only has to hand it on.
  const bytes = gzipped ? pipeline(lines, createGzip(), () => {}) : lines;
  for await (const piece of bytes) await handle.appendFile(piece);
}

/** Lines in pieces of some 64 KB: one write for each line would take many times as long. */
function* batches(papers: Iterable<Paper>): Generator<string> {
  let batch = '';
  for (const paper of papers) {
    batch += `${catalogLine(paper)}\n`;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
