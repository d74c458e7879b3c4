import { statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Catalog, type CatalogBuilder, createCatalogBuilder } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { columnsOf } from '../../../src/search/index/columns.ts';
import { indexedText } from '../../../src/search/index/indexed-text.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { createIndexOpener, type OpenedIndex } from '../../../src/search/live/open-index.ts';
import { createNumberSearch } from '../../../src/search/number-search.ts';

let dataDir: string;
let builder: CatalogBuilder;
let problems: string[];
/** What the last opener reported: papers read to build or append, and how many the file covers. */
let told: { taken: number; kept: number; first: number | undefined };
const file = () => join(dataDir, 'search.index');

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'paperboy-increments-'));
  builder = createCatalogBuilder();
});
afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));

/** A catalog with this many more papers. */
function grown(papers: number, topic = 'owls'): Catalog {
  const first = builder.size;
  for (let i = first; i < first + papers; i++)
    builder.put({
      id: `test:${i}`,
      title: `${topic} study number ${i}`,
      abstract: `A text on ${topic} and the figure ${i}, of ${i % 7} kinds.`,
      authors: ['Ada Example', `Author ${topic} ${i % 9}`],
    });
  return builder.catalog();
}

/** Changes an existing paper. */
function put(number: number, more: Partial<Paper>): void {
  const paper = builder.get(`test:${number}`);
  if (paper !== undefined) builder.put({ ...paper, ...more });
}

function opener(folder = dataDir, more: Partial<Parameters<typeof createIndexOpener>[0]> = {}) {
  // Workers of earlier openers may still be writing files.
  const mine: typeof told = { taken: 0, kept: 0, first: undefined };
  told = mine;
  problems = [];
  return createIndexOpener({
    dataDir: folder,
    onProgress(done, all) {
      mine.first ??= done;
      mine.taken = all - mine.first;
    },
    onKept(papers) {
      mine.kept = papers;
    },
    onUnwritten: (reason) => problems.push(reason),
    ...more,
  });
}

/** Expects a search of this index to find the same as one of an index built from the catalog. */
function expectWhole(catalog: Catalog, { index, columns }: OpenedIndex): void {
  const whole = createIndexBuilder();
  for (const paper of catalog.all()) whole.add(indexedText(paper));
  const there = createNumberSearch(whole.finish(), columnsOf(catalog.all(), catalog.size));
  const here = createNumberSearch(index, columns);
  for (const query of ['owls', 'bats 905', 'study of 3 kinds', 'figure by ada example', 'owl figur', 'foxs'])
    expect(here.find({ query })).toEqual(there.find({ query }));
}

async function untilWritten(): Promise<void> {
  await expect.poll(() => told.kept).toBeGreaterThan(0);
  expect(await readdir(dataDir)).toEqual(['search.index']);
}

it('appends new papers to the current index, and reads no others', async () => {
  const indexes = opener();
  const before = grown(900);
  const old = { catalog: before, ...(await indexes.open(before)) };
  expect(told.taken).toBe(900);
  const after = grown(8, 'bats');
  told.taken = 0;
  const opened = await indexes.open(after, old);
  expect(opened.isAppended).toBe(true);
  expectWhole(after, opened);
});

it('rebuilds an index that does not start with the same papers', async () => {
  const indexes = opener();
  const before = grown(900);
  const old = { catalog: before, ...(await indexes.open(before)) };
  builder = createCatalogBuilder();
  const other = grown(905, 'moths');
  const opened = await indexes.open(other, old);
  expect([opened.isAppended, opened.same]).toEqual([false, 0]);
  expectWhole(other, opened);
});

it('replaces changed texts, and reads no other papers', async () => {
  const indexes = opener();
  const before = grown(900);
  const old = { catalog: before, ...(await indexes.open(before)) };
  await untilWritten();
  put(7, { title: 'Foxes now', authors: ['New Author'] });
  put(600, { upvotes: 4 });
  told.first = undefined;
  const changed = grown(5);
  const opened = await indexes.open(changed, old);
  expect([opened.isAppended, opened.same, opened.outdated, told.taken]).toEqual([false, 900, [], 5]);
  expectWhole(changed, opened);
  expectWhole(before, old);
  await expect.poll(async () => (await opener().open(changed)).fromFile).toBe(true);
  expectWhole(changed, await opener().open(changed));

  put(7, { title: 'Bats then' });
  const again = builder.catalog();
  expectWhole(again, await indexes.open(again, { catalog: changed, ...opened }));
});

it('finds new papers at once, with the old texts of a large catalog until they are replaced', async () => {
  const merged = new Map<PackedIndex, PackedIndex>();
  const indexes = opener(dataDir, { mergedAtOnce: 0, onMerged: (of, index) => merged.set(of, index) });
  const before = grown(900);
  const first = { catalog: before, ...(await indexes.open(before)) };
  put(7, { title: 'Foxes now' });
  const changed = grown(3, 'bats');
  const second = { catalog: changed, ...(await indexes.open(changed, first)) };
  expect([second.isAppended, second.same, second.outdated]).toEqual([true, 900, [7]]);
  const found = createNumberSearch(second.index, second.columns);
  expect(found.find({ query: 'bats 901' }).documents[0]?.document).toBe(901);

  // Another refresh comes before that is done: no change is lost.
  put(8, { title: 'Foxes too' });
  const later = builder.catalog();
  const third = await indexes.open(later, second);
  expect(third.outdated).toEqual([7, 8]);
  await expect.poll(() => merged.size).toBe(2);
  expectWhole(changed, { ...second, index: merged.get(second.index) ?? second.index });
  expectWhole(later, { ...third, index: merged.get(third.index) ?? third.index });
  await expect.poll(async () => (await opener().open(later)).fromFile).toBe(true);
});

it('rebuilds the index if too many texts changed', async () => {
  const indexes = opener();
  const before = grown(1_100);
  const old = { catalog: before, ...(await indexes.open(before)) };
  for (let number = 0; number < 1_001; number++) put(number, { title: `Foxes ${number}` });
  const changed = builder.catalog();
  const opened = await indexes.open(changed, old);
  expect(opened.same).toBe(0);
  expectWhole(changed, opened);
});

it('rebuilds only the tail if all changed texts are in it', async () => {
  const indexes = opener();
  const before = grown(900);
  const first = { catalog: before, ...(await indexes.open(before)) };
  await untilWritten();
  const written = await readFile(file());
  const after = grown(8, 'bats');
  const second = { catalog: after, ...(await indexes.open(after, first)) };
  put(903, { title: 'Foxes now' });
  put(7, { upvotes: 12 });
  told.first = undefined;
  const changed = grown(1, 'moths');
  const third = { catalog: changed, ...(await indexes.open(changed, second)) };
  expect([third.isAppended, third.same, told.taken]).toEqual([false, 900, 9]);
  expectWhole(changed, third);
  expectWhole(after, second);
  expect(await readFile(file())).toEqual(written);

  put(905, { abstract: 'Of foxes, at last.' });
  const again = builder.catalog();
  expectWhole(again, await indexes.open(again, third));
  const started = await opener().open(again);
  expect([started.fromFile, told.taken]).toEqual([true, 9]);
  expectWhole(again, started);

  put(7, { title: 'Foxes of old' });
  const older = builder.catalog();
  const whole = await indexes.open(older, third);
  expect([whole.same, whole.index.tail]).toEqual([909, undefined]);
  expectWhole(older, whole);
});

it('rewrites a file that contains changed texts', async () => {
  const merged: PackedIndex[] = [];
  const indexes = opener(dataDir, { mergedAtOnce: 0, onMerged: (_, index) => merged.push(index) });
  const before = grown(900);
  const first = { catalog: before, ...(await indexes.open(before)) };
  await untilWritten();
  const after = grown(20, 'bats');
  const second = { catalog: after, ...(await indexes.open(after, first)) };
  await expect.poll(() => told.kept).toBe(920);
  put(910, { title: 'Foxes now' });
  const changed = builder.catalog();
  const third = { catalog: changed, ...(await indexes.open(changed, second)) };
  expect([third.same, third.index.tail?.index.documents]).toEqual([900, 20]);
  await expect.poll(() => merged.length).toBe(2);
  await expect.poll(async () => (await opener().open(changed)).fromFile).toBe(true);
  expectWhole(changed, await opener().open(changed));
});

it('keeps the file while few papers are missing from it, and appends them at the next start', async () => {
  const before = grown(900);
  const indexes = opener();
  const first = { catalog: before, ...(await indexes.open(before)) };
  await untilWritten();
  const written = await readFile(file());
  const after = grown(5, 'bats');
  const second = { catalog: after, ...(await indexes.open(after, first)) };
  expect(await readFile(file())).toEqual(written);

  const started = await opener().open(after);
  expect(told.taken).toBe(5);
  expect(started.fromFile).toBe(true);
  expectWhole(after, started);

  const more = grown(20, 'moths');
  await indexes.open(more, second);
  await expect.poll(() => statSync(file()).size).toBeGreaterThan(written.length);
  expect((await opener().open(more)).fromFile).toBe(true);
  expect(told.taken).toBe(0);
});

it('delivers new papers before merging, then the merged index, which it also writes', async () => {
  let hand: (parts: [PackedIndex, PackedIndex]) => void = () => {};
  const handed = new Promise<[PackedIndex, PackedIndex]>((resolve) => {
    hand = resolve;
  });
  const indexes = opener(dataDir, { mergedAtOnce: 0, onMerged: (...parts) => hand(parts) });
  const before = grown(900);
  const first = { catalog: before, ...(await indexes.open(before)) };
  await untilWritten();
  const after = grown(20, 'bats');
  const opened = await indexes.open(after, first);
  expect(opened.index.tail?.index.documents).toBe(20);
  expectWhole(after, opened);
  const [of, merged] = await handed;
  expect(of).toBe(opened.index);
  expect(merged.tail).toBeUndefined();
  expectWhole(after, { ...opened, index: merged });
  await expect.poll(() => told.kept).toBe(920);

  const more = grown(3, 'moths');
  const next = await indexes.open(more, { ...opened, catalog: after, index: merged });
  expect(next.index.tail?.index.documents).toBe(3);
  expectWhole(more, next);
  const started = await opener().open(more);
  expect([started.fromFile, told.taken]).toEqual([true, 3]);
  expectWhole(more, started);
});

it.each([
  ['cut', (bytes: Buffer) => truncate(file(), bytes.length - 100)],
  ['corrupted in one byte', (bytes: Buffer) => writeFile(file(), flipped(bytes, bytes.length >> 1))],
])('rebuilds the index and its file if an incomplete file was %s', async (_, spoil) => {
  await opener().open(grown(900));
  await untilWritten();
  const spoilt = await readFile(file());
  await spoil(spoilt);
  const after = grown(5, 'bats');
  const opened = await opener().open(after);
  expect(told.taken).toBe(905);
  expect(opened.fromFile).toBe(false);
  expectWhole(after, opened);
  await expect.poll(async () => (await opener().open(after)).fromFile).toBe(true);
});

it('reports that it could not write the file, still searches, and tries again', async () => {
  const blocked = join(dataDir, 'file');
  await writeFile(blocked, '');
  const indexes = opener(blocked);
  const before = grown(900);
  const first = { catalog: before, ...(await indexes.open(before)) };
  await expect.poll(() => problems.length).toBe(1);
  await rm(blocked);
  const after = grown(5, 'bats');
  expectWhole(after, await indexes.open(after, first));
  await expect.poll(() => readdir(blocked)).toEqual(['search.index']);
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
