import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { batchDays } from '../../../src/catalog/batch-day.ts';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { loadSources } from '../../../src/catalog/load-sources.ts';
import { createRefresh, type RefreshReport } from '../../../src/catalog/refresh/refresh.ts';
import { createShelf } from '../../../src/catalog/refresh/shelf.ts';
import { refreshStateFile } from '../../../src/catalog/refresh/state-file.ts';
import { ARXIV_ERROR, arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';
import {
  answer,
  type Handler,
  inOrder,
  type SourceServer,
  sleepyMachine,
  startSourceServer,
} from '../../support/source-server.ts';

let folder = '';
let server: SourceServer;
let machine: ReturnType<typeof sleepyMachine>;
let days: Map<string, unknown[]>;
let huggingFace: Handler;
let arxiv: Handler;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-refresh-'));
  machine = sleepyMachine();
  days = new Map([
    ['2026-08-20', [dailyItem({ id: '2608.00001' }), dailyItem({ id: '2608.00002' })]],
    ['2026-08-19', [dailyItem({ id: '2608.00003' }, { submittedOnDailyAt: null })]],
  ]);
  huggingFace = (_, response, url) => {
    const period = url.searchParams.get('date') ?? url.searchParams.get('month') ?? '';
    const trending =
      url.searchParams.get('sort') === 'trending' ? [...days.values()].flat().reverse() : undefined;
    response.end(JSON.stringify(trending ?? days.get(period) ?? []));
  };
  arxiv = (_, response, url) => {
    const ids = (url.searchParams.get('id_list') ?? '').split(',');
    response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
  };
  server = await startSourceServer((request, response, url) => {
    const handle = url.pathname.startsWith('/hf') ? huggingFace : arxiv;
    handle(request, response, url);
  });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'data', 'catalog.jsonl');
async function makeRefresh(more = {}) {
  const settings = {
    HF_API_URL: `${server.address}/hf`,
    ARXIV_API_URL: `${server.address}/arxiv`,
    ARXIV_FEED_URL: `${server.address}/atom`,
    HF_TOKEN: 'hf_secret',
  };
  return createRefresh({
    sources: await loadSources(settings, machine.parts),
    shelf: createShelf(file()),
    state: refreshStateFile(join(folder, 'data', 'refresh.json')),
    clock: machine.parts.clock,
    ...more,
  });
}
const ids = async () => [...(await loadCatalog([file()])).catalog.all()].map(({ id }) => id).sort();
const line = ({ sources }: RefreshReport, title: string) => sources.find((source) => source.title === title);

describe('a refresh', () => {
  it('fills an empty catalog from every source, and a second one adds nothing', async () => {
    const changes: number[] = [];
    const refresh = await makeRefresh({
      onChange: (papers: Iterable<unknown>) => void changes.push([...papers].length),
    });
    const first = await refresh.run();
    expect(first).toMatchObject({ added: 3 });
    expect(line(first, 'arXiv')).toMatchObject({ read: 3, updated: 3, failure: undefined });
    const { catalog } = await loadCatalog([file()]);
    expect(catalog.get('2608.00003')).toMatchObject({
      listedOn: '2026-08-19',
      categories: ['cs.CL', 'cs.LG'],
      upvotes: 12,
    });
    expect(catalog.get('2608.00001')?.title).toBe('Teaching a Kite to Read');
    expect(first.positions).toEqual(
      new Map([
        ['2608.00003', 1],
        ['2608.00002', 2],
        ['2608.00001', 3],
      ]),
    );
    const written = await readFile(file(), 'utf8');
    expect(await (await makeRefresh()).run()).toMatchObject({ added: 0, updated: 0 });
    expect(await readFile(file(), 'utf8')).toBe(written);
    expect(changes).toEqual([3]);
  });

  it('checks and cleans papers from a source like records from a file', async () => {
    const dirty = {
      id: 'owls:1',
      title: 'Owls\u0000 at <b>Night</b>',
      authors: [],
      url: 'javascript:alert(1)',
      published: 'soon',
    };
    const owls = {
      title: 'Owls',
      announced: async () => ({ papers: [dirty, { ...dirty, id: 'owls:2', title: ' ' }], skipped: [] }),
    };
    const held: unknown[] = [];
    const more = {
      sources: new Map([['owls', owls]]),
      onChange: (papers: Iterable<unknown>) => void held.push(...papers),
    };
    const first = await (await makeRefresh(more)).run();
    expect(line(first, 'Owls')).toMatchObject({ read: 2, added: 1, skipped: ['owls:2: no title'] });
    expect(held).toEqual([{ id: 'owls:1', title: 'Owls at Night', authors: [] }]);
    expect(await (await makeRefresh(more)).run()).toMatchObject({ added: 0, updated: 0 });
  });

  it('requests the last thirty days at first, and the last week from then on', async () => {
    const refresh = await makeRefresh();
    await refresh.run();
    const asked = () =>
      server.asked.map((path) => /date=([\d-]+)/.exec(path)?.[1]).filter((day) => day !== undefined);
    expect(asked()).toEqual(batchDays('2026-07-21', '2026-08-20').reverse());
    server.asked.length = 0;
    await refresh.run();
    expect(asked()).toEqual(['2026-08-20', '2026-08-19', '2026-08-18', '2026-08-17', '2026-08-14']);
  });

  it('waits three seconds between requests to arXiv, and sends the token only to Hugging Face', async () => {
    days.set(
      '2026-08-18',
      Array.from({ length: 150 }, (_, n) => dailyItem({ id: `2608.${String(10_000 + n)}` })),
    );
    await (await makeRefresh()).run();
    expect(machine.slept).toEqual([3_000]);
    for (const [index, path] of server.asked.entries()) {
      const token = server.headers[index]?.authorization;
      expect(token).toBe(path.startsWith('/hf') ? 'Bearer hf_secret' : undefined);
    }
  });

  it('follows the pages of a day', async () => {
    const one = huggingFace;
    huggingFace = (request, response, url) => {
      if (url.searchParams.get('date') !== '2026-08-20') return one(request, response, url);
      const page = Number(url.searchParams.get('p'));
      if (page < 2) response.setHeader('link', `<${server.address}/hf?p=${page + 1}>; rel="next"`);
      response.end(JSON.stringify([dailyItem({ id: `2608.0010${page}` })]));
    };
    await (await makeRefresh()).run();
    expect(await ids()).toEqual(expect.arrayContaining(['2608.00100', '2608.00101', '2608.00102']));
  });

  it('uses the other sources when one is down, and never removes a paper', async () => {
    const refresh = await makeRefresh();
    await refresh.run();
    days.set('2026-08-20', [dailyItem({ id: '2608.00009' })]);
    arxiv = answer(500, 'no');
    const report = await refresh.run();
    expect(line(report, 'Hugging Face')).toMatchObject({ added: 1, failure: undefined });
    expect(line(report, 'arXiv')?.failure).toMatch(/answered 500/);
    huggingFace = answer(200, '[]');
    arxiv = answer(200, arxivFeed());
    await refresh.run();
    expect(await ids()).toEqual(['2608.00001', '2608.00002', '2608.00003', '2608.00009']);
    const state = await refreshStateFile(join(folder, 'data', 'refresh.json')).read();
    expect(state.sources.arxiv).toMatchObject({
      lastSuccess: expect.any(String),
      lastError: expect.anything(),
    });
  });

  it.each([
    ['half a JSON', answer(200, '[{"paper":{"id":"2608')],
    ['HTML instead of JSON', answer(200, '<!doctype html><p>Sorry</p>', { 'content-type': 'text/html' })],
    ['an object instead of a list', answer(200, '{"error":"no"}')],
    ['a long rate limit', answer(429, '', { ratelimit: '"api";r=0;t=9000' })],
  ])('reports %s in one sentence and still asks the other source', async (_, fault) => {
    const refresh = await makeRefresh();
    await refresh.run();
    await refresh.add({ id: '2608.00050', title: 'Alone', authors: [] });
    huggingFace = fault;
    const report = await refresh.run();
    expect(line(report, 'Hugging Face')?.failure).toMatch(/^127\.0\.0\.1:\d+ .*\.$/);
    expect(line(report, 'arXiv')).toMatchObject({ read: 1, failure: undefined });
    expect(await ids()).toHaveLength(4);
  });

  it('continues with the other days when one is refused', async () => {
    const one = huggingFace;
    huggingFace = (request, response, url) =>
      (url.searchParams.get('date') === '2026-08-20' ? answer(400, '{"error":"Invalid date"}') : one)(
        request,
        response,
        url,
      );
    const report = await (await makeRefresh()).run();
    expect(line(report, 'Hugging Face')).toMatchObject({
      failure: undefined,
      skipped: [expect.stringMatching(/^2026-08-20: .*400/)],
    });
    expect(await ids()).toContain('2608.00003');
  });

  it('accepts a row of nulls, leaves out a hidden author, and reports a skipped withdrawn paper', async () => {
    days.set('2026-08-20', [
      {
        paper: { id: '2608.00001', title: 'Bare', authors: null, summary: null, upvotes: null },
        title: null,
      },
      dailyItem({ id: '2608.00002' }, { withdrawnAt: '2026-08-20T10:00:00.000Z' }),
      dailyItem({ id: '2608.00004' }),
    ]);
    days.delete('2026-08-19');
    const report = await (await makeRefresh()).run();
    expect(await ids()).toEqual(['2608.00001', '2608.00004']);
    expect(line(report, 'Hugging Face')?.skipped).toContain('row 2: 2608.00002 was withdrawn on 2026-08-20');
    expect((await loadCatalog([file()])).catalog.get('2608.00004')?.authors).toEqual([
      'Ada North',
      'Eve West',
    ]);
  });

  it('keeps and marks a paper that is withdrawn later', async () => {
    const refresh = await makeRefresh();
    await refresh.run();
    days.set('2026-08-20', [dailyItem({ id: '2608.00001' }, { withdrawnAt: '2026-08-20T14:00:00.000Z' })]);
    expect(line(await refresh.run(), 'Hugging Face')).toMatchObject({ updated: 1 });
    const { catalog } = await loadCatalog([file()]);
    expect(catalog.get('2608.00001')).toMatchObject({ upvotes: 12, extra: { withdrawnAt: '2026-08-20' } });
    expect(await refresh.run()).toMatchObject({ added: 0, updated: 0 });
  });

  it('asks arXiv again after an empty page, and passes on its errors', async () => {
    const one = arxiv;
    arxiv = inOrder(answer(200, arxivFeed()), one);
    expect(line(await (await makeRefresh()).run(), 'arXiv')).toMatchObject({ read: 3, failure: undefined });
    await rm(join(folder, 'data'), { recursive: true });
    arxiv = answer(200, arxivFeed(ARXIV_ERROR));
    expect(line(await (await makeRefresh()).run(), 'arXiv')?.failure).toContain('incorrect id format');
  });

  it('gets all papers except one whose id arXiv rejects, which it leaves alone for a week', async () => {
    const one = arxiv;
    const lists: string[] = [];
    arxiv = (request, response, url) => {
      const list = url.searchParams.get('id_list') ?? '';
      lists.push(list);
      if (list.includes('2608.00002')) return answer(400, 'no')(request, response, url);
      one(request, response, url);
    };
    const report = line(await (await makeRefresh()).run(), 'arXiv');
    expect(report).toMatchObject({
      read: 2,
      failure: undefined,
      skipped: ['2608.00002 was rejected by arXiv'],
    });
    const { catalog } = await loadCatalog([file()]);
    expect(catalog.get('2608.00001')?.categories).toBeDefined();
    expect(catalog.get('2608.00002')?.categories).toBeUndefined();
    lists.length = 0;
    machine.set('2026-08-24T15:00:00Z');
    await (await makeRefresh()).run();
    expect(lists.join()).not.toContain('2608.00002');
    machine.set('2026-08-31T15:00:00Z');
    await (await makeRefresh()).run();
    expect(lists.join()).toContain('2608.00002');
  });

  it('fetches the archive by month, and resumes after an interruption', async () => {
    days.set('2026-06', [
      dailyItem({ id: '2606.00001' }, { submittedOnDailyAt: '2026-06-10T00:00:00.000Z' }),
    ]);
    const one = huggingFace;
    huggingFace = (request, response, url) =>
      (url.searchParams.get('month') === '2026-05' ? answer(500, 'no') : one)(request, response, url);
    const since = '2026-05-01';
    await (await makeRefresh()).run({ since });
    expect(await ids()).toContain('2606.00001');
    huggingFace = one;
    server.asked.length = 0;
    await (await makeRefresh()).run({ since });
    expect(server.asked.filter((path) => path.includes('month='))).toEqual([
      '/hf/daily_papers?month=2026-05&limit=100&p=0',
    ]);
  });

  it('keeps and takes in papers that another process wrote meanwhile', async () => {
    const changes: number[] = [];
    const onChange = (papers: Iterable<unknown>) => void changes.push([...papers].length);
    const refresh = await makeRefresh({ onChange });
    await refresh.run();
    await (await makeRefresh()).add({ id: '2608.00077', title: 'From elsewhere', authors: [] });
    await refresh.run();
    expect(changes).toEqual([3, 4]);
    await refresh.add({ id: '2608.00078', title: 'From here', authors: [] });
    expect(await ids()).toEqual(expect.arrayContaining(['2608.00077', '2608.00078']));
  });

  it('reports what it took in while that goes live, and ends when both are done', async () => {
    const events: unknown[] = [];
    let putInPlace = () => {};
    const refresh = await makeRefresh({
      onChange: () =>
        new Promise<void>((resolve) => {
          putInPlace = resolve;
        }),
      onTaken: async (positions: ReadonlyMap<string, number>) =>
        void events.push(positions.get('2608.00003')),
    });
    const run = refresh.run().then(() => events.push('done'));
    await expect.poll(() => events).toEqual([1]);
    await setImmediate();
    expect(events).toEqual([1]);
    putInPlace();
    await run;
  });

  it('puts new papers live even if reporting them fails', async () => {
    const changes: number[] = [];
    const refresh = await makeRefresh({
      async onChange(papers: Iterable<unknown>) {
        await setImmediate();
        changes.push([...papers].length);
      },
      onTaken: () => Promise.reject(new Error('no room')),
    });
    await expect(refresh.run()).rejects.toThrow('no room');
    expect(changes).toEqual([3]);
  });

  it('is interrupted when the program ends: keeps what it fetched, and blames no source', async () => {
    const stopping = new AbortController();
    const one = huggingFace;
    huggingFace = (request, response, url) => {
      if (url.searchParams.get('date') === '2026-08-19') stopping.abort();
      one(request, response, url);
    };
    const changes: unknown[] = [];
    const interrupted = await makeRefresh({
      signal: stopping.signal,
      onChange: () => void changes.push(1),
    });
    expect(await interrupted.run()).toMatchObject({ isInterrupted: true, added: 3 });
    expect(changes).toEqual([]);
    expect(server.asked.some((path) => path.startsWith('/arxiv'))).toBe(false);
    expect(await ids()).toEqual(['2608.00001', '2608.00002', '2608.00003']);
    const { sources, batchCounts } = await refreshStateFile(join(folder, 'data', 'refresh.json')).read();
    expect(sources).toEqual({});
    expect(Object.keys(batchCounts)).toEqual(['2026-08-20', '2026-08-19']);
    const next = await (await makeRefresh()).run();
    expect(next).toMatchObject({ isInterrupted: false, added: 0, updated: 3 });
  });

  it('asks once a day for the newest versions of recently listed papers', async () => {
    const refresh = await makeRefresh();
    await refresh.run();
    arxiv = (_, response, url) => {
      const ids = (url.searchParams.get('id_list') ?? '').split(',');
      response.end(arxivFeed(...ids.map((id) => arxivEntry(id))).replaceAll('v2</id>', 'v3</id>'));
    };
    expect(await refresh.run()).toMatchObject({ updated: 0 });
    machine.set('2026-08-21T15:00:00Z');
    expect(await refresh.run()).toMatchObject({ added: 0, updated: 3 });
    expect((await loadCatalog([file()])).catalog.get('2608.00001')?.extra).toEqual({ version: 3 });
  });

  it('runs twice in sequence if called twice at once', async () => {
    const refresh = await makeRefresh();
    const [first, second] = await Promise.all([refresh.run(), refresh.run()]);
    expect([first?.added, second?.added]).toEqual([3, 0]);
  });
});

describe('a full disk', () => {
  const idsOf = (papers: Iterable<{ readonly id: string }>) => Array.from(papers, ({ id }) => id).sort();
  const three = ['2608.00001', '2608.00002', '2608.00003'];

  it('does not stop sources being asked or their papers being found, and they are written once there is room', async ({
    skip,
  }) => {
    const data = await mkdtemp(join(tmpdir(), 'paperboy-small-'));
    onTestFinished(() => rm(data, { recursive: true, force: true }));
    await symlink(data, join(folder, 'data'));
    if (!mountSmallDisk(data, 64)) skip('no file system may be mounted here');
    await writeFile(join(data, 'filler'), Buffer.alloc(60_000));
    const told: string[][] = [];
    const refresh = await makeRefresh({
      onChange: (papers: Iterable<{ id: string }>) => void told.push(idsOf(papers)),
    });
    await expect(refresh.run()).rejects.toThrow('the disk is full');
    expect(told).toEqual([three]);
    expect(server.asked.some((path) => path.startsWith('/arxiv'))).toBe(true);
    await rm(join(data, 'filler'));
    expect(await refresh.run()).toMatchObject({ added: 0 });
    expect(await ids()).toEqual(three);
  });

  it('loses no papers, nor does an index that cannot be built: the next refresh puts them live', async () => {
    const told: string[][] = [];
    let isBroken = true;
    const refresh = await makeRefresh({
      onChange(papers: Iterable<{ id: string }>) {
        if (isBroken) throw new Error('the index could not be built');
        told.push(idsOf(papers));
      },
    });
    await expect(refresh.run()).rejects.toThrow('the index could not be built');
    isBroken = false;
    expect(await refresh.run()).toMatchObject({ added: 0, updated: 0 });
    expect(told).toEqual([three]);
  });
});
