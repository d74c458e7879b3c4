import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bringUpToDate } from '../../support/compiled.ts';

const run = promisify(execFile);

/** A copy of the project, in which mutants may be planted. */
export interface Tree {
  readonly root: string;
  /** Texts of all TypeScript files, by path from the root. */
  readonly sources: ReadonlyMap<string, string>;
  write(file: string, text: string): Promise<void>;
  /** Compiles what has changed into `dist`, where workers and child processes find it; false for an error of types. */
  compile(): Promise<boolean>;
  /** Takes no time to wait for, so that it can be done at the very end of the process. */
  removeNow(): void;
}

/** Copies what git knows of and does not ignore, as it stands now; packages are shared. */
export async function copyTree(project: string): Promise<Tree> {
  const root = await mkdtemp(path.join(tmpdir(), 'paperboy-mutants-'));
  const listed = await run('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: project,
    maxBuffer: 2 ** 26,
  });
  const sources = new Map<string, string>();
  for (const file of listed.stdout.split('\0').filter((name) => name !== '')) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    const isThere = await copyFile(path.join(project, file), path.join(root, file)).then(
      () => true,
      () => false,
    );
    if (isThere && file.endsWith('.ts')) sources.set(file, await readFile(path.join(root, file), 'utf8'));
  }
  await symlink(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  await bringUpToDate(root);
  return {
    root,
    sources,
    write: (file, text) => writeFile(path.join(root, file), text),
    async compile() {
      try {
        await bringUpToDate(root);
        return true;
      } catch {
        return false;
      }
    },
    removeNow: () => rmSync(root, { recursive: true, force: true }),
  };
}
