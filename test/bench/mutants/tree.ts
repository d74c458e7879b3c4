import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformWithOxc } from 'vite';
import { bringUpToDate } from '../../support/compiled.ts';

const run = promisify(execFile);
const MOST_OUTPUT = 2 ** 26;
const CHECKED = 'dist/.tsbuildinfo-mutants';

/** What the project's own compiler does to a file, apart from types. */
const OXC = {
  lang: 'ts',
  target: 'es2023',
  sourcemap: false,
  typescript: { rewriteImportExtensions: 'rewrite' },
} as const;

/**
 * The one helper it imports, which no package here has: for tagged templates containing `</script`. Without it, the
 * file couldn't be loaded, and every mutant in it would seem to be noticed.
 */
const HELPER = /^import (\w+) from "@oxc-project\/runtime\/helpers\/taggedTemplateLiteral";$/m;

function withoutHelper(code: string): string {
  const texts = '(texts, raw) => Object.assign(texts, { raw: raw ?? texts.slice() })';
  return code.replace(HELPER, (_, name: string) => `const ${name} = ${texts};`);
}

/** A copy of the project for planting mutants. */
export interface Tree {
  readonly root: string;
  /** All TypeScript files by path from the root. */
  readonly sources: ReadonlyMap<string, string>;
  /** Changes a source without compiling it. */
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
  /**
   * Changes a source and its compiled output in `dist`, where workers and child processes find it. Doesn't check types.
   */
  plant(file: string, text: string): Promise<void>;
  /** Files with type errors. */
  faulty(): Promise<Set<string>>;
  /** Synchronous, so that it can run at the very end of the process. */
  removeNow(): void;
}

/** Copies the working state of everything git doesn't ignore; packages are shared. */
export async function copyTree(project: string): Promise<Tree> {
  const root = await mkdtemp(path.join(tmpdir(), 'paperboy-mutants-'));
  const listed = await run('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: project,
    maxBuffer: MOST_OUTPUT,
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
  // Reuses compiled output; only what changed since is compiled again.
  await cp(path.join(project, 'dist'), path.join(root, 'dist'), {
    recursive: true,
    preserveTimestamps: true,
  });
  await bringUpToDate(root);
  await copyFile(path.join(root, 'dist/.tsbuildinfo-test'), path.join(root, CHECKED));
  const write = (file: string, text: string) => writeFile(path.join(root, file), text);
  return {
    root,
    sources,
    write,
    remove: (file) => rm(path.join(root, file)),
    async plant(file, text) {
      await write(file, text);
      const { code } = await transformWithOxc(text, path.join(root, file), OXC);
      await writeFile(path.join(root, 'dist', file.replace(/\.ts$/, '.js')), withoutHelper(code));
    },
    async faulty() {
      const args = [
        '-p',
        'test/tsconfig.json',
        '--noEmit',
        '--pretty',
        'false',
        '--tsBuildInfoFile',
        CHECKED,
      ];
      const tsc = run(process.execPath, ['node_modules/typescript/bin/tsc', ...args], {
        cwd: root,
        maxBuffer: MOST_OUTPUT,
      });
      const said = await tsc.then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      );
      return new Set([...said.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file = '']) => file));
    },
    removeNow: () => rmSync(root, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 }),
  };
}
