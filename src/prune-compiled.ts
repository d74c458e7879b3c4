import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes compiled files whose source is gone: the compiler leaves them, and a deleted or renamed command would still
 * be loaded. Safe while the bot runs, since files with a source stay.
 * @param root of the project, with `dist` in it.
 */
export function pruneCompiled(root: string): void {
  const dist = path.join(root, 'dist');
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.js(\.map)?$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const source = path.join(root, path.relative(dist, file)).replace(/\.js(\.map)?$/, '.ts');
    if (!existsSync(source)) rmSync(file);
  }
}
