import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../src/project-root.ts';

const folders: string[] = [];
let root = '';

/** A project with one source file and the page's folder, built by the real build. */
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'paperboy-build-'));
  folders.push(root);
  const of = (...parts: string[]) => path.join(root, ...parts);
  await mkdir(of('src', 'playground', 'page', 'browser'), { recursive: true });
  await cp(path.join(projectRoot(), 'src', 'build.mjs'), of('src', 'build.mjs'));
  await symlink(path.join(projectRoot(), 'node_modules'), of('node_modules'));
  const settings = {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es5'],
    types: [],
    skipLibCheck: true,
    rootDir: '.',
    outDir: 'dist',
  };
  const config = JSON.stringify({
    compilerOptions: settings,
    include: ['src'],
    exclude: ['src/playground/page/browser'],
  });
  await writeFile(of('package.json'), '{"type":"module"}');
  await writeFile(of('tsconfig.json'), config);
  const page = JSON.stringify({
    compilerOptions: { ...settings, rootDir: '.', outDir: '../../../../dist/page' },
  });
  await writeFile(of('src', 'playground', 'page', 'browser', 'tsconfig.json'), page);
  await writeFile(of('src', 'playground', 'page', 'browser', 'main.ts'), 'export const page = 1;\n');
  await writeFile(of('src', 'prune.ts'), 'export const pruned = true;\n');
  await writeFile(of('src', 'one.ts'), 'export const one: number = 1;\n');
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function build(...words: string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, [path.join(root, 'src', 'build.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child);
}

async function ended(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, said })));
}

const compiled = () => readFile(path.join(root, 'dist', 'src', 'one.js'), 'utf8');
const BUILDING = /^Building Paperboy/;

describe('the build', () => {
  it('runs when there is no output, and after that only when something is newer', async () => {
    expect(await build('--if-stale')).toMatchObject({ status: 0, said: expect.stringMatching(BUILDING) });
    expect(await compiled()).toContain('one = 1');
    expect(await build('--if-stale')).toEqual({ status: 0, said: '' });

    await writeFile(path.join(root, 'src', 'one.ts'), 'export const one: number = 2;\n');
    expect((await build('--if-stale')).said).toMatch(BUILDING);
    expect(await compiled()).toContain('one = 2');
    expect((await build('--if-stale')).said).toBe('');
  });

  it('runs again for a removed source, a changed setting or a lost dist', async () => {
    await build();
    await rm(path.join(root, 'src', 'one.ts'));
    expect((await build('--if-stale')).said).toMatch(BUILDING);
    const soon = new Date(Date.now() + 5000);
    await utimes(path.join(root, 'tsconfig.json'), soon, soon);
    expect((await build('--if-stale')).said).toMatch(BUILDING);
    await rm(path.join(root, 'dist'), { recursive: true });
    expect((await build('--if-stale')).said).toMatch(BUILDING);
  });

  it('reports where it failed, exits with an error, and is retried', async () => {
    await build();
    await writeFile(path.join(root, 'src', 'one.ts'), "export const one: number = 'x';\n");
    for (let i = 0; i < 2; i++) {
      const { status, said } = await build('--if-stale');
      expect(status).not.toBe(0);
      expect(said).toContain('src/one.ts');
    }
    await writeFile(path.join(root, 'src', 'one.ts'), 'export const one: number = 3;\n');
    expect((await build('--if-stale')).status).toBe(0);
    expect(await compiled()).toContain('one = 3');
  });

  it('can run twice at once', async () => {
    const both = await Promise.all([build('--if-stale'), build('--if-stale')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(await compiled()).toContain('one = 1');
    expect((await build('--if-stale')).said).toBe('');
  });
});
