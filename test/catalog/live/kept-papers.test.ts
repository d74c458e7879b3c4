import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LiveCatalog, openLiveCatalog } from '../../../src/catalog/live/live-catalog.ts';
import { readConfig } from '../../../src/config.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { type SourceServer, sleepyMachine, startSourceServer } from '../../support/source-server.ts';
import { silent } from '../../support/stores.ts';

let folder = '';
let server: SourceServer;
let store: Store;
const opened: LiveCatalog[] = [];
const machine = sleepyMachine();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-large-'));
  store = await openStore({ dataDir: folder, log: silent });
  server = await startSourceServer((_, response, url) => {
    const isAsked = url.pathname.startsWith('/hf') && url.searchParams.get('date') === '2026-08-20';
    response.end(isAsked ? JSON.stringify([dailyItem({ id: '2608.00001' })]) : '[]');
  });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((live) => live.close()));
  await server.close();
  await store.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const large = () => join(folder, 'large.jsonl');

/** Papers made large by long notes, which aren’t searched. */
async function writeLarge(topic = 'kites'): Promise<void> {
  const note = 'wind and string and sky '.repeat(1_000);
  const lines = Array.from({ length: 400 }, (_, i) => {
    const title = `On ${topic} numbered ${i}`;
    return `${JSON.stringify({ id: `x:${i}`, title, authors: ['Ada North'], published: '2020', note })}\n`;
  });
  await writeFile(large(), lines.join(''));
}

async function open(): Promise<LiveCatalog> {
  const { dayCounts, submissions } = store;
  const live = await openLiveCatalog({
    onProgress: () => {},
    config: readConfig({
      DATA_DIR: folder,
      CATALOG: large(),
      HF_API_URL: `${server.address}/hf`,
      ARXIV_API_URL: `${server.address}/arxiv`,
    }),
    log: silent,
    clock: machine.parts.clock,
    http: () => machine.parts,
    dayCounts,
    submissions,
  });
  opened.push(live);
  return live;
}

async function found(live: LiveCatalog, query: string) {
  const { hits } = await live.current().search.find({ query, limit: 1 });
  return hits[0]?.paper.id;
}

it('a large catalog is kept apart from refreshed papers, and both are there after a restart', async () => {
  await writeLarge();
  const live = await open();
  expect(await found(live, 'kites numbered 77')).toBe('x:77');
  await live.refresh();
  const before = live.current().catalog;
  expect(before.size).toBe(401);
  const [title = ''] = [...before.all()].filter(({ id }) => id === '2608.00001').map((paper) => paper.title);
  expect(await found(live, title)).toBe('2608.00001');
  expect(await found(live, 'kites numbered 399')).toBe('x:399');
  await live.close();
  expect(await readdir(folder)).toEqual(
    expect.arrayContaining(['catalog.papers', 'search.columns', 'search.index']),
  );

  const again = await open();
  expect(again.current().catalog.texts).toBe(before.texts);
  expect(again.current().catalog.base?.name).toBe(before.base?.name);
  expect([...again.current().catalog.all()]).toEqual([...before.all()]);
  expect(await found(again, title)).toBe('2608.00001');
  const { hits } = await again.current().search.find({ query: '', sort: 'newest', limit: 1 });
  expect(hits.map(({ paper }) => paper.id)).toEqual(['2608.00001']);
});

it('a large catalog that changed is reread', async () => {
  await writeLarge();
  await open();
  await writeLarge('balloons');
  const live = await open();
  expect(await found(live, 'balloons numbered 5')).toBe('x:5');
  expect(await live.current().search.find({ query: '"kites numbered 5"' })).toMatchObject({ total: 0 });
});

it('damaged columns are rebuilt', async () => {
  await writeLarge();
  await (await open()).close();
  const file = join(folder, 'search.columns');
  await writeFile(file, (await readFile(file)).fill(9, 900, 1_000));
  const { hits } = await (await open()).current().search.find({ query: 'kites', before: '2020', limit: 3 });
  expect(hits).toHaveLength(3);
});
