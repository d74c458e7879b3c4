import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  catalogFilesThere,
  createCatalogFileWriter,
  readCatalogFiles,
} from '../../../src/store/dump/catalog-files.ts';
import type { DumpRow } from '../../../src/store/dump/read-tables.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'paperboy-dump-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = (n: number) => ({
  table: 'catalog_papers',
  row: { id: `a:${n}`, record: `{"id":"a:${n}","title":"No. ${n}","authors":[]}`, revision: 1 },
});
const state = {
  table: 'catalog_state',
  row: { name: 'refresh', revision: 1, memory: '{"readings":{},"sources":{}}', due_at: null },
};

async function groupsOf(dataDir: string): Promise<(readonly DumpRow[])[]> {
  const groups: (readonly DumpRow[])[] = [];
  await readCatalogFiles(dataDir, async (some) => void groups.push(some));
  return groups;
}

async function rowsOf(dataDir: string): Promise<DumpRow[]> {
  return (await groupsOf(dataDir)).flat();
}

it('reads back from files the rows it wrote, however many, and deletes the files again', async () => {
  const writer = createCatalogFileWriter(folder);
  const papers = Array.from({ length: 2_001 }, (_, n) => record(n));
  writer.add(papers.slice(0, 5));
  writer.add([...papers.slice(5), state]);
  await writer.write();
  expect(catalogFilesThere(folder)).toHaveLength(2);
  expect((await rowsOf(folder)).slice(0, 2)).toEqual([record(0), record(1)]);
  expect((await rowsOf(folder)).map(({ table }) => table)).toEqual(
    [...papers, state].map(({ table }) => table),
  );
  expect((await rowsOf(folder)).at(-1)).toEqual({
    ...state,
    row: { ...state.row, memory: `${state.row.memory}\n` },
  });
  expect((await groupsOf(folder)).map(({ length }) => length)).toEqual([1_000, 1_000, 2]);
  await writer.undo();
  expect(catalogFilesThere(folder)).toEqual([]);
});

it('writes no empty files', async () => {
  await createCatalogFileWriter(folder).write();
  expect(await readdir(folder)).toEqual([]);
  expect(await rowsOf(folder)).toEqual([]);
  const writer = createCatalogFileWriter(folder);
  writer.add([state]);
  await writer.write();
  expect(catalogFilesThere(folder).map((file) => path.basename(file))).toEqual(['refresh.json']);
});

it('names the line that cannot be read, and never passes off half a catalog as the whole', async () => {
  const writer = createCatalogFileWriter(folder);
  writer.add([record(1)]);
  await writer.write();
  const [file = ''] = catalogFilesThere(folder);
  await writeFile(file, '{"id":"a:1"}\n{"id":\n');
  await expect(rowsOf(folder)).rejects.toThrow(
    /can't be read completely \(.+\)\. Fix it or move it away first\./,
  );
});
