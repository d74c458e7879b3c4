import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runPapers } from '../../../src/cli/run.ts';
import importVerb from '../../../src/cli/verbs/import.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function papers(...words: string[]) {
  let out = '';
  let err = '';
  const status = await runPapers(words, new Map([['import', importVerb]]), {
    environment: { DATA_DIR: folder },
    version: '1.2.3',
    unknown: [],
    clock: () => new Date(),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

it('ends with a line of counts, after the rows it skipped', async () => {
  const file = join(folder, 'a.jsonl');
  await writeFile(file, '{"id":"a:1","title":"One","published":"soon"}\nnonsense\n');
  const { status, out, err } = await papers('import', file, '--into', join(folder, 'c.jsonl'));
  expect(status).toBe(0);
  expect(out.split('\n')).toEqual([
    expect.stringContaining(`${file}, line 2: skipped, not JSON`),
    '2 read, 1 added, 0 updated, 1 skipped',
    '',
  ]);
  expect(err).toContain(`${file}, line 1 (a:1): published left out`);
});

it('names a row listed on a future day, and imports it anyway', async () => {
  const file = join(folder, 'a.jsonl');
  await writeFile(file, '{"id":"a:1","title":"One","listedOn":"2099-01-01"}\n');
  const { status, out, err } = await papers('import', file, '--into', join(folder, 'c.jsonl'));
  expect(status).toBe(0);
  expect(out).toBe('1 read, 1 added, 0 updated, 0 skipped\n');
  expect(err).toContain(`${file}, line 1: a:1 is listed on a future day (2099-01-01), so trends`);
});

it.each([
  ['an empty file', ''],
  ['blank lines', '\n \n'],
  ['an empty list', '[]'],
])('says that there is nothing in %s', async (_what, text) => {
  const file = join(folder, 'a.jsonl');
  await writeFile(file, text);
  const { status, out, err } = await papers('import', file, '--into', join(folder, 'c.jsonl'));
  expect(err.trim()).toBe(`${file} is empty.`);
  expect(out).toBe('0 read, 0 added, 0 updated, 0 skipped\n');
  expect(status).toBe(0);
});

it.each([
  ['was cut off', '[{"id":"a:1","title":"One"},', '1 read, 1 added, 0 updated, 0 skipped\n', 1],
  ['has no usable row', 'nonsense\n{"id":"a:1"}\n', '2 read, 0 added, 0 updated, 2 skipped\n', 1],
  ['has one usable row', '{"id":"a:1","title":"One"}\n{"id":"a:2"}\n', '2 read, 1 added', 0],
])('tells a script if a file %s', async (_what, text, counts, expected) => {
  const file = join(folder, 'a.jsonl');
  await writeFile(file, text);
  const into = ['--into', join(folder, 'c.jsonl')];
  const { status, out } = await papers('import', file, ...into, '--format', 'jsonl');
  expect(out).toContain(counts);
  expect(status).toBe(expected);
  // Nothing new the second time: that's no failure.
  expect((await papers('import', file, ...into, '--format', 'jsonl')).status).toBe(expected);
});

it('exits with status 1 if a file cannot be read, 2 if the arguments are wrong', async () => {
  const into = ['--into', join(folder, 'c.jsonl')];
  const missing = await papers('import', join(folder, 'none'), ...into);
  expect(missing).toMatchObject({ status: 1, err: expect.stringContaining("There's no file") });
  const wrong = [
    await papers('import'),
    await papers('import', 'a'),
    await papers('import', 'a', ...into, '--format', 'pdf'),
  ];
  for (const { status, out, err } of wrong) {
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
  }
});

it(`reads a whole papers page, and adds nothing the second time ${WITHOUT_SHARED}`, async ({ skip }) => {
  const page = sharedFile('data/seed-page.txt');
  if (page === undefined) return skip('the data beside the repository is absent');
  const words = ['import', page, '--into', join(folder, 'c.jsonl')];
  expect((await papers(...words)).out).toBe('46 read, 46 added, 0 updated, 0 skipped\n');
  expect((await papers(...words)).out).toBe('46 read, 0 added, 0 updated, 0 skipped\n');
});
