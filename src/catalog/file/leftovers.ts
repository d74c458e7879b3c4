import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A temporary file untouched for this long, in ms, is abandoned. */
const ABANDONED = 600_000;

/** Whether a temporary file is abandoned. @param touched its last modification, as `mtimeMs` */
export function isAbandoned(touched: number): boolean {
  return Date.now() - touched > ABANDONED;
}

/** Removes temporary files left beside a file by processes killed while writing it. */
export function removeLeftovers(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const leftover = join(dirname(file), name);
    const { mtimeMs } = statSync(leftover, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && isAbandoned(mtimeMs)) rmSync(leftover, { force: true });
  }
}
