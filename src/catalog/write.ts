import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Paper } from '../paper/paper.ts';
import { catalogLine } from './line.ts';

/** A catalog that could not be written; the message is one sentence, and the old file stands as it was. */
export class UnwritableFile extends Error {
  override name = 'UnwritableFile';
}

/**
 * Writes a catalog so that at every moment the file is either the old one or the new one, whole, also across a power
 * cut: a temporary file beside it, forced to disk, then renamed over it. A symbolic link and the file's permissions
 * stay as they are.
 *
 * @throws UnwritableFile when the folder is missing or nothing may be written there.
 */
export async function writeCatalogFile(
  file: string,
  papers: Iterable<Paper>,
  { gzipped = file.endsWith('.gz') }: { gzipped?: boolean } = {},
): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    await access(dirname(target), constants.W_OK);
    const mode = (await stat(target).catch(() => undefined))?.mode;
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      const handle = await open(temporary, 'wx', mode);
      try {
        await writeLines(handle, papers, gzipped);
        if (mode !== undefined) await handle.chmod(mode);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  } catch (error) {
    throw unwritable(file, error);
  }
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

/** Makes the renaming itself last; not every file system can, and those that cannot do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function unwritable(file: string, error: unknown): UnwritableFile {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: `${file} cannot be written: there is no folder ${dirname(file)}.`,
    EISDIR: `${file} is a directory; name a file to write to.`,
    EACCES: `${file} cannot be written: permission denied.`,
    EPERM: `${file} cannot be written: permission denied.`,
    EROFS: `${file} cannot be written: the disk is read-only.`,
    ENOSPC: `${file} cannot be written: the disk is full.`,
  };
  const message = error instanceof Error ? error.message : String(error);
  return new UnwritableFile(sentences[code] ?? `${file} cannot be written: ${message}.`, { cause: error });
}
