import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that was begun and not touched for so long, in ms, is nobody's any more. */
const ABANDONED = 600_000;

/** Whether a file that was begun is nobody's any more. @param touched when it was written to last, as `mtimeMs` */
export function isAbandoned(touched: number): boolean {
  return Date.now() - touched > ABANDONED;
}

/** Removes what processes that were killed while they wrote a file have left beside it. */
export function removeLeftovers(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const leftover = join(dirname(file), name);
    const { mtimeMs } = statSync(leftover, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && isAbandoned(mtimeMs)) rmSync(leftover, { force: true });
  }
}
