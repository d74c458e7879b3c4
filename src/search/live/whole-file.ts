import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeLeftovers } from '../../catalog/file/leftovers.ts';

/**
 * Writes a file atomically, so that a crash leaves either the old one or the new one: writes and flushes a temporary file,
 * then renames it. Blocks; meant for a worker or the terminal.
 *
 * @throws Error if it can't be written; removes the temporary file.
 */
export function writeWholeFile(file: string, parts: Iterable<Buffer>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  removeLeftovers(file);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      for (const part of parts) {
        for (let at = 0; at < part.length; ) at += writeSync(handle, part, at);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
