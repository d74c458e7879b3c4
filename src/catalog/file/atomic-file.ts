import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../../error-code.ts';

/** A file that could not be written; the message is one sentence, and the old file stands as it was. */
export class UnwritableFile extends Error {
  override name = 'UnwritableFile';
}

/**
 * Writes a file so that at every moment it is either the old one or the new one, whole, also across a power cut: a
 * temporary file beside it, forced to disk, then renamed over it, and the folder forced to disk for the renaming to last
 * (write-file-atomic 8 leaves that last step out, and takes only a whole text where this writes row by row). A symbolic
 * link and the file's permissions stay as they are.
 *
 * @throws UnwritableFile when the folder is missing or nothing may be written there.
 */
export async function writeAtomically(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  try {
    const target = await realpath(file).catch(() => file);
    await access(dirname(target), constants.W_OK);
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

/** Makes the renaming itself last; not every file system can, and those that cannot do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** What kept a file from being written, as a sentence. */
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
