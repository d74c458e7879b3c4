import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A temporary file untouched for this long, in ms, is abandoned. */
const ABANDONED = 600_000;

/** What follows a file's name in that of a temporary file: who writes it, by process and by a random id. */
const WRITER = /^(?:\.\d+)?(?:\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})?\.tmp$/;

/** Whether a temporary file is abandoned. @param touched its last modification, as `mtimeMs` */
export function isAbandoned(touched: number): boolean {
  return Date.now() - touched > ABANDONED;
}

/**
 * Removes temporary files left beside a file by processes killed while writing it.
 *
 * @param isHeld whether the caller holds the file's lock, so that nobody can be writing it now: then a file left a
 *   second ago goes too.
 */
export function removeLeftovers(file: string, { isHeld = false }: { readonly isHeld?: boolean } = {}): void {
  const name = basename(file);
  for (const other of readdirSync(dirname(file))) {
    const own = [`.${name}`, name].find((start) => other.startsWith(start));
    if (own === undefined || !WRITER.test(other.slice(own.length))) continue;
    const leftover = join(dirname(file), other);
    const { mtimeMs } = statSync(leftover, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && (isHeld || isAbandoned(mtimeMs))) rmSync(leftover, { force: true });
  }
}
