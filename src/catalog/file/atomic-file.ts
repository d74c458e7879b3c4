import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../../error-code.ts';
import { removeLeftovers } from './leftovers.ts';

/** A file couldn't be written; the message is one sentence, and the old file is unchanged. */
export class UnwritableFile extends Error {
  override name = 'UnwritableFile';
}

/**
 * Writes a file atomically: at any moment, even after a power cut, it is either the old or the new one in full.
 * Writes a temporary file next to it, fsyncs, renames it over the old one, then fsyncs the folder so that the rename
 * lasts (write-file-atomic 8 skips that last step, and only takes a whole string, while this writes row by row).
 * Keeps symbolic links and permissions.
 *
 * @throws UnwritableFile if the folder is missing or not writable.
 */
export async function writeAtomically(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    await access(dirname(target), constants.W_OK);
    removeLeftovers(target);
    const mode = (await stat(target).catch(() => undefined))?.mode;
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      const handle = await open(temporary, 'wx', mode);
      try {
        await write(handle);
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

/** Makes the rename durable. Some file systems can't fsync a folder; those don't need it. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** Why a file couldn't be written, as a sentence. */
export function unwritable(file: string, error: unknown): UnwritableFile {
  const code = errorCode(error);
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: `${file} can't be written: there's no folder ${dirname(file)}.`,
    EISDIR: `${file} is a directory. Name a file to write to.`,
    EACCES: `${file} can't be written: permission denied.`,
    EPERM: `${file} can't be written: permission denied.`,
    EROFS: `${file} can't be written: the disk is read-only.`,
    ENOSPC: `${file} can't be written: the disk is full.`,
  };
  const message = error instanceof Error ? error.message : String(error);
  return new UnwritableFile(sentences[code] ?? `${file} can't be written: ${message}.`, { cause: error });
}
