import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pruneCompiled } from '../../src/prune-compiled.ts';

const FOLDERS = ['src', 'commands', 'test'];

/** What each project compiles, and the file that the compiler writes last. */
const PROJECTS = [
  { project: 'test/tsconfig.json', stamp: 'dist/.tsbuildinfo-test', of: FOLDERS },
  {
    project: 'src/playground/page/browser',
    stamp: 'dist/.tsbuildinfo-browser',
    of: ['src/playground/page/browser'],
  },
];

/**
 * Brings `dist` up to date before any test runs, since workers and child processes run from there: compiles outdated
 * files and removes those without a source. A compiler error stops the tests.
 */
export default async function setup(): Promise<void> {
  await orFail(() => bringUpToDate(fileURLToPath(new URL('../..', import.meta.url))));
}

/** Fails a run whose setup fails: vitest reports the error a setup throws, but then exits as if all were well. */
export async function orFail(setUp: () => Promise<void>): Promise<void> {
  try {
    await setUp();
  } catch (error) {
    process.once('exit', () => {
      process.exitCode = 1;
    });
    throw error;
  }
}

/** @param root of a project laid out like this one. @throws Error with the compiler's message. */
export async function bringUpToDate(root: string): Promise<void> {
  const sources = new Map(FOLDERS.flatMap((folder) => [...writingTimes(root, folder, '.ts')]));
  pruneCompiled(root);
  for (const { project, stamp, of } of PROJECTS) {
    const own = [...sources].filter(([file]) => of.some((folder) => file.startsWith(`${folder}/`)));
    const written = statSync(path.join(root, stamp), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (own.every(([, time]) => time <= written)) continue;
    await compile(root, project);
    // The compiler doesn't touch its stamp if the contents are unchanged.
    utimesSync(path.join(root, stamp), new Date(), new Date());
  }
}

async function compile(root: string, project: string): Promise<void> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', project], { cwd: root });
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'stdout' in error ? error.stdout : error;
    throw new Error(`The sources do not compile, and the tests need what is compiled:\n${said}`);
  }
}

/**
 * When each file under a folder was written, in milliseconds, by its path from the root; empty if there is no folder.
 */
function writingTimes(root: string, folder: string, ending: string): Map<string, number> {
  const top = path.join(root, folder);
  if (!existsSync(top)) return new Map();
  const found = readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    found.map((file) => [path.relative(root, file).split(path.sep).join('/'), statSync(file).mtimeMs]),
  );
}
