import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** For tests skipped because the data beside the repository is missing. */
export const WITHOUT_SHARED = '(skipped without the data in ../shared, or where PAPERBOY_SHARED says)';

/** The path of a file in the data beside the repository, or undefined if it is missing. */
export function sharedFile(path: string): string | undefined {
  const root = process.env.PAPERBOY_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
  const file = join(root, path);
  return existsSync(file) ? file : undefined;
}
