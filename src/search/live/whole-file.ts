import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeLeftovers } from '../../catalog/file/leftovers.ts';

/**
 * Writes a file so that a crash at any moment leaves the old one or the new one: into a file beside it, flushed, then
 * renamed. Blocks until it is done; meant for a worker thread or the terminal.
 *
 * @throws Error when it cannot be written; what was begun is removed.
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
