import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalog, createCatalog, createCatalogBuilder } from '../../../src/catalog/catalog.ts';
import { buildIndex, indexWorkers } from '../../../src/search/live/build-index.ts';
import {
  createLiveSearch,
  type LiveSearch,
  type LiveSearchOptions,
} from '../../../src/search/live/live-search.ts';

let dataDir: string;
const opened: LiveSearch[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'paperboy-search-'));
});
// An index file may still be on its way to the disk.
afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function open(options: LiveSearchOptions): Promise<LiveSearch> {
  const live = await createLiveSearch(options);
  opened.push(live);
  return live;
}

/** Large enough that a worker indexes it. */
function catalog(topic: string, upvotes = 0): Catalog {
  return createCatalog(
    Array.from({ length: 400 }, (_, i) => ({
      id: `test:${topic}-${i}`,
      title: `${topic} study number ${i}`,
      abstract: `A text on ${topic} and the figure ${i}.`,
      authors: ['Ada Example'],
      upvotes,
    })),
  );
}

async function firstId(live: LiveSearch, query: string) {
  const { hits } = await live.current().search.find({ query });
  return hits[0]?.paper.id;
}

describe('a live search', () => {
  it('answers from the old catalog until the new one is live, then only from the new one', async () => {
    const live = await open({ catalog: catalog('owls') });
    const swapped = live.swap(catalog('bats'));
    expect(await firstId(live, 'owls 7')).toBe('test:owls-7');
    await swapped;
    const { catalog: held, search } = live.current();
    expect(held.get('test:bats-7')).toBeDefined();
    expect(await search.find({ query: 'owls' })).toMatchObject({ total: 0, hits: [] });
    expect(await firstId(live, 'bats 7')).toBe('test:bats-7');
  });

  it('ends up with the last of several catalogs in quick succession', async () => {
    const live = await open({ catalog: catalog('owls') });
    await Promise.all([live.swap(catalog('bats')), live.swap(catalog('moths')), live.swap(catalog('foxes'))]);
    expect(await firstId(live, 'foxes 3')).toBe('test:foxes-3');
  });

  it('switches to the merged index once it is ready, and finds the same', async () => {
    const papers = [...catalog('owls').all()];
    const more = Array.from({ length: 30 }, (_, i) => ({
      id: `test:bat-${i}`,
      title: `Bats ${i}`,
      authors: [],
    }));
    const live = await open({ catalog: createCatalog(papers), mergedAtOnce: 0 });
    const builder = createCatalogBuilder();
    for (const paper of [...papers, ...more]) builder.put(paper);
    await live.swap(builder.catalog());
    const { search } = live.current();
    const found = await search.find({ query: 'bats 7' });
    expect(found.hits[0]?.paper.id).toBe('test:bat-7');
    await expect.poll(() => live.current().search === search).toBe(false);
    expect(await live.current().search.find({ query: 'bats 7' })).toEqual(found);
    expect(live.current().catalog.size).toBe(430);
  });

  it('finds a recent paper by its current text, and not by its old one', async () => {
    const builder = createCatalogBuilder();
    for (const paper of catalog('owls').all()) builder.put(paper);
    const live = await open({ catalog: builder.catalog(), mergedAtOnce: 0 });
    builder.put({ id: 'test:new', title: 'Bats', authors: [] });
    await live.swap(builder.catalog());
    const before = live.current();
    builder.put({ id: 'test:new', title: 'Foxes', authors: [] });
    await live.swap(builder.catalog());
    // If the tail was merged meanwhile, replacing the old text takes a moment.
    await expect.poll(() => firstId(live, 'foxes')).toBe('test:new');
    expect(await live.current().search.find({ query: 'bats' })).toMatchObject({ hits: [] });
    expect(await live.current().search.suggest('paper', 'foxe')).toMatchObject([{ value: 'test:new' }]);
    expect((await before.search.find({ query: 'bats' })).hits[0]?.paper.title).toBe('Bats');
  });

  it('finds a changed paper of a large catalog by its current text, soon after the papers that are new', async () => {
    const builder = createCatalogBuilder();
    for (const paper of catalog('owls').all()) builder.put(paper);
    const live = await open({ catalog: builder.catalog(), mergedAtOnce: 0 });
    builder.put({ id: 'test:new', title: 'Bats', authors: [] });
    builder.put({ id: 'test:owls-7', title: 'Foxes', authors: ['Vera Vulpes'] });
    await live.swap(builder.catalog());
    expect(await firstId(live, 'bats')).toBe('test:new');
    await expect.poll(() => firstId(live, 'foxes')).toBe('test:owls-7');
    const { search } = live.current();
    expect(await search.suggest('paper', 'foxe')).toMatchObject([{ value: 'test:owls-7' }]);
    expect(await search.suggest('author', 'vulp')).toHaveLength(1);
    expect(await firstId(live, 'bats')).toBe('test:new');
  });

  it('uses new facts without a new index if no text changed', async () => {
    const live = await open({ catalog: catalog('owls') });
    await live.swap(catalog('owls', 12));
    const { hits } = await live.current().search.find({ query: 'owls 7', limit: 1 });
    expect(hits[0]?.paper.upvotes).toBe(12);
  });
});

it('shares the memory of a new index with the worker that built it', async () => {
  const { index, fromFile } = await buildIndex({ catalog: catalog('owls'), worker: indexWorkers().take() });
  expect(fromFile).toBe(false);
  expect(index.postingGaps.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(index.words.units.buffer).toBeInstanceOf(SharedArrayBuffer);
});

describe('its index file', () => {
  const file = () => join(dataDir, 'search.index');

  let first: Buffer | undefined;

  /** Puts an index file in place; the first call creates it. */
  async function written(): Promise<Buffer> {
    if (first === undefined) {
      const live = await open({ catalog: catalog('owls'), dataDir });
      expect(live.fromFile).toBe(false);
      await expect.poll(() => readdir(dataDir)).toEqual(['search.index']);
      first = await readFile(file());
    } else await writeFile(file(), first);
    return Buffer.from(first);
  }

  it('is as large as the reported size of the index, apart from the names of its arrays', async () => {
    const { length } = await written();
    const live = await open({ catalog: catalog('owls'), dataDir });
    expect(live.indexBytes).toBeLessThan(length);
    expect(live.indexBytes).toBeGreaterThan(length - 4_000);
  });

  it('serves the next start, with the same answers', async () => {
    await written();
    const live = await open({ catalog: catalog('owls'), dataDir });
    expect(live.fromFile).toBe(true);
    expect(await firstId(live, 'owls 7')).toBe('test:owls-7');
    expect(await live.current().search.suggest('author', 'exam')).toMatchObject([{ value: 'Ada Example' }]);
  });

  it('is not used for another catalog', async () => {
    await written();
    const live = await open({ catalog: catalog('bats'), dataDir });
    expect(live.fromFile).toBe(false);
    expect(await firstId(live, 'bats 7')).toBe('test:bats-7');
  });

  it.each([
    ['torn', (bytes: Buffer) => truncate(file(), bytes.length - 100)],
    ['empty', () => truncate(file(), 0)],
    ['corrupted', (bytes: Buffer) => writeFile(file(), bytes.fill(7, 2_000, 2_010))],
    ['something else', () => writeFile(file(), 'hello\nworld')],
  ])('is rebuilt if it is %s', async (_, spoil) => {
    await spoil(await written());
    const live = await open({ catalog: catalog('owls'), dataDir });
    expect(live.fromFile).toBe(false);
    expect(await firstId(live, 'owls 7')).toBe('test:owls-7');
  });

  it('is reported if it cannot be written, and search still works', async () => {
    const blocked = join(dataDir, 'file');
    await writeFile(blocked, '');
    const reasons: string[] = [];
    const live = await open({
      catalog: catalog('owls'),
      dataDir: blocked,
      onUnwritten: (reason) => reasons.push(reason),
    });
    expect(await firstId(live, 'owls 7')).toBe('test:owls-7');
    await expect.poll(() => reasons.join()).toMatch(/ENOTDIR|EEXIST/);
  });
});
