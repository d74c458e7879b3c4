import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { pruneCompiled } from '../src/prune-compiled.ts';

it('removes compiled files whose source is gone, and nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'paperboy-prune-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ['commands', 'dist/commands']) await mkdir(join(root, folder), { recursive: true });
  const files = ['commands/kept.ts', 'dist/.tsbuildinfo'];
  const compiled = ['kept.js', 'kept.js.map', 'gone.js', 'gone.js.map'].map(
    (name) => `dist/commands/${name}`,
  );
  for (const file of [...files, ...compiled]) await writeFile(join(root, file), '');
  pruneCompiled(root);
  expect((await readdir(join(root, 'dist/commands'))).sort()).toEqual(['kept.js', 'kept.js.map']);
  expect(await readdir(join(root, 'dist'))).toContain('.tsbuildinfo');
});

it('works without any compiled files', () => {
  expect(() => pruneCompiled(join(tmpdir(), 'no-such-project'))).not.toThrow();
});
