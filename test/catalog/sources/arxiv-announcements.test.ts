import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { loadSources } from '../../../src/catalog/load-sources.ts';
import { createRefresh } from '../../../src/catalog/refresh/refresh.ts';
import { createShelf } from '../../../src/catalog/refresh/shelf.ts';
import { refreshStateFile } from '../../../src/catalog/refresh/state-file.ts';
import { ARXIV_ERROR, announcement, arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import {
  answer,
  type Handler,
  inOrder,
  type SourceServer,
  sleepyMachine,
  startSourceServer,
} from '../../support/source-server.ts';

const DAY = arxivFeed(
  announcement('2608.00101', 'new'),
  announcement('2608.00102', 'cross'),
  announcement('2608.00103', 'replace', 3),
  announcement('2608.00001', 'replace-cross', 4),
);

let folder = '';
let server: SourceServer;
let machine: ReturnType<typeof sleepyMachine>;
let feed: Handler;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-announcements-'));
  machine = sleepyMachine();
  feed = answer(200, DAY);
  server = await startSourceServer((request, response, url) => {
    if (url.pathname.startsWith('/atom')) return feed(request, response, url);
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
    else
      response.end(
        url.searchParams.get('date') === '2026-08-20'
          ? JSON.stringify([dailyItem({ id: '2608.00001' })])
          : '[]',
      );
  });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'catalog.jsonl');
async function makeRefresh() {
  const settings = {
    HF_API_URL: `${server.address}/hf`,
    ARXIV_API_URL: `${server.address}/arxiv`,
    ARXIV_FEED_URL: `${server.address}/atom/`,
    ARXIV_CATEGORIES: ['cs.CL', 'hep-th'],
  };
  return createRefresh({
    sources: await loadSources(settings, machine.parts),
    shelf: createShelf(file()),
    state: refreshStateFile(join(folder, 'refresh.json')),
    clock: machine.parts.clock,
  });
}
async function announced(refresh?: Awaited<ReturnType<typeof makeRefresh>>) {
  const { sources } = await (refresh ?? (await makeRefresh())).run();
  return sources.find(({ title }) => title === 'arXiv announcements');
}
const catalog = async () => (await loadCatalog([file()])).catalog;

describe('the announcements of chosen categories', () => {
  it('bring papers new to a category, outside batches, and no replaced ones', async () => {
    expect(await announced()).toMatchObject({ read: 4, added: 2, skipped: [], failure: undefined });
    const held = await catalog();
    expect([...held.all()].map(({ id }) => id).sort()).toEqual(['2608.00001', '2608.00101', '2608.00102']);
    expect(held.get('2608.00101')).toMatchObject({
      title: 'Kites at Night',
      authors: ['Ada North', 'Eve West'],
    });
    expect(held.get('2608.00101')?.listedOn).toBeUndefined();
    expect(server.asked).toContain('/atom/cs.CL+hep-th');
  });

  it('do not say when a paper was first published, so arXiv is asked', async () => {
    await announced();
    expect((await catalog()).get('2608.00101')).toMatchObject({
      published: '2026-02-09',
      extra: { version: 2 },
    });
  });

  it('raise the version of a known paper without duplicating it', async () => {
    const refresh = await makeRefresh();
    await announced(refresh);
    expect(await announced(refresh)).toMatchObject({ added: 0, updated: 1 });
    const held = await catalog();
    expect(held.get('2608.00001')).toMatchObject({ title: 'Teaching a Kite to Read', extra: { version: 4 } });
    expect(held.size).toBe(3);
    expect(await announced(refresh)).toMatchObject({ added: 0, updated: 0 });
  });

  it('do not override what a list said about a paper', async () => {
    feed = answer(200, arxivFeed(announcement('2608.00001', 'new')));
    const refresh = await makeRefresh();
    await announced(refresh);
    expect(await announced(refresh)).toMatchObject({ read: 1, added: 0, updated: 0 });
    expect((await catalog()).get('2608.00001')).toMatchObject({
      title: 'Teaching a Kite to Read',
      listedOn: '2026-08-20',
    });
  });

  it('may be empty, as at weekends', async () => {
    feed = answer(200, arxivFeed());
    expect(await announced()).toMatchObject({ read: 0, added: 0, failure: undefined });
  });

  it('are requested three seconds apart from every other request to arXiv', async () => {
    await announced();
    expect(machine.slept).toEqual([3_000]);
  });

  it('are not resent if unchanged', async () => {
    feed = (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"friday"';
      response.writeHead(isKnown ? 304 : 200, { etag: '"friday"' });
      response.end(isKnown ? undefined : DAY);
    };
    const refresh = await makeRefresh();
    await announced(refresh);
    expect(await announced(refresh)).toMatchObject({ read: 4, added: 0, failure: undefined });
  });

  it.each([
    ['half an answer', answer(200, DAY.slice(0, 900))],
    ['a web page', answer(200, '<!doctype html><p>Sorry<br>')],
    ['trouble', answer(500, 'no')],
    ['a limit', answer(429, '', { 'retry-after': '20' })],
  ])('are requested again after %s', async (_, fault) => {
    feed = inOrder(fault, answer(200, DAY));
    expect(await announced()).toMatchObject({ added: 2, failure: undefined });
  });

  it.each([
    ['an unknown category', answer(400, 'no'), /answered 400/],
    ['an error in arXiv’s own words', answer(200, arxivFeed(ARXIV_ERROR)), /incorrect id format/],
    ['a web page every time', answer(200, '<html></html>'), /not an Atom feed/],
  ])('fail with one sentence on %s, without affecting other sources', async (_, fault, sentence) => {
    feed = fault;
    expect((await announced())?.failure).toMatch(sentence);
    expect((await catalog()).get('2608.00001')).toBeDefined();
  });

  it('leave out and report entries of unknown type', async () => {
    feed = answer(200, arxivFeed(announcement('2608.00101', 'retracted'), '<entry><id>x</id></entry>'));
    expect(await announced()).toMatchObject({
      added: 0,
      skipped: ['2608.00101 is announced neither as new nor as replaced', '"x" is no arXiv id'],
    });
  });
});
