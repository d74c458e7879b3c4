import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that was begun and not touched for so long, in ms, is nobody's any more. */
const ABANDONED = 600_000;

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

/** Removes what processes that were killed while they wrote have left: no one writes for so long. */
function removeLeftovers(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const leftover = join(dirname(file), name);
    const { mtimeMs } = statSync(leftover, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && Date.now() - mtimeMs > ABANDONED) rmSync(leftover, { force: true });
  }
}
