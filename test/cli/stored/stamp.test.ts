import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stampOf } from '../../../src/catalog/file/stamp.ts';
import { storedPlace } from '../../../src/cli/stored/stamp.ts';

let folder = '';
let files: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-stamp-'));
  files = ['a.jsonl', 'b.jsonl'].map((name) => path.join(folder, name));
  for (const file of files) await writeFile(file, '{}\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('names the stored search after its files, however they are written, in order', () => {
  const place = storedPlace('/data', files);
  expect(place).toEqual({
    folder: path.join('/data', 'terminal'),
    papersFile: expect.stringMatching(/^\/data\/terminal\/[0-9a-f]{24}\.papers$/),
    searchFile: place?.papersFile.replace('.papers', '.search'),
    files,
    stamp: stampOf(files),
  });
  const relative = files.map((file) => path.relative(process.cwd(), file));
  expect(storedPlace('/data', relative)?.papersFile).toBe(place?.papersFile);
  const others = [files.slice(0, 1), files.slice(1), files.toReversed(), [...files, ...files]];
  const names = [files, ...others].map((some) => storedPlace('/data', some)?.searchFile);
  expect(new Set(names).size).toBe(5);
});

it('has no place for missing files', () => {
  expect(storedPlace('/data', [...files, path.join(folder, 'c.jsonl')])).toBeUndefined();
});
