import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type LiveCatalog,
  type LiveCatalogParts,
  openLiveCatalog,
} from '../../../src/catalog/live/live-catalog.ts';
import { EMPTY_STATE } from '../../../src/catalog/refresh/state.ts';
import { readConfig } from '../../../src/config.ts';
import { createSchedule } from '../../../src/schedule.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { arxivEntry, arxivFeed } from '../../support/arxiv.ts';
import { dailyItem } from '../../support/hugging-face.ts';
import { type SourceServer, sleepyMachine, startSourceServer } from '../../support/source-server.ts';
import { silent } from '../../support/stores.ts';

let folder = '';
let server: SourceServer;
let store: Store;
const machine = sleepyMachine();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-live-'));
  store = await openStore({ dataDir: folder, log: silent });
  server = await startSourceServer((_, response, url) => {
    const ids = url.searchParams.get('id_list')?.split(',');
    if (ids !== undefined) response.end(arxivFeed(...ids.map((id) => arxivEntry(id))));
    else if (url.searchParams.has('date') && url.searchParams.get('date') !== '2026-08-20')
      response.end('[]');
    else response.end(JSON.stringify([dailyItem({ id: '2608.00001' })]));
  });
});
afterEach(async () => {
  await server.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function open(
  environment: Record<string, string> = {},
  shared?: LiveCatalogParts['shared'],
): Promise<LiveCatalog> {
  const config = readConfig({
    DATA_DIR: folder,
    HF_API_URL: `${server.address}/hf`,
    ARXIV_API_URL: `${server.address}/arxiv`,
    ...environment,
  });
  const { dayCounts, submissions } = store;
  return openLiveCatalog({
    onProgress: () => {},
    config,
    log: silent,
    clock: machine.parts.clock,
    http: () => machine.parts,
    dayCounts,
    submissions,
    ...(shared !== undefined && { shared }),
  });
}

describe('the catalog of the running bot', () => {
  it('is searched as soon as it is refreshed, and still after a restart', async () => {
    const live = await open();
    expect(live.current().catalog.size).toBe(146);
    const before = live.current();
    await live.refresh();
    expect(before.catalog.size).toBe(146);
    const { hits } = await live.current().search.find({ query: 'teaching kites to read' });
    expect(hits[0]?.paper.id).toBe('2608.00001');
    expect((await open()).current().catalog.get('2608.00001')).toEqual(
      live.current().catalog.get('2608.00001'),
    );
  });

  it('also starts with the papers of other processes', async () => {
    const kites = { id: '2608.00009', title: 'Kites of Others', authors: ['Ada Kite'] };
    const live = await open(
      {},
      {
        catalog: {
          revision: async () => 1,
          read: async (after) => ({ revision: 1, papers: after === 0 ? [kites] : [], state: EMPTY_STATE }),
          write: async () => 2,
          dueAt: async () => undefined,
          setDueAt: async () => {},
        },
        openPeers: () => ({
          lead: async () => undefined,
          inTurn: (_, work) => work(),
          close: async () => {},
        }),
      },
    );
    const { hits } = await live.current().search.find({ query: 'kites of others' });
    expect(hits[0]?.paper.id).toBe(kites.id);
    await live.close();
  });

  it('records the day’s counts for trends', async () => {
    await (await open()).refresh();
    const counts = await store.dayCounts.read('2026-08-20');
    expect(counts.get('2608.00001')).toEqual({
      paperId: '2608.00001',
      upvotes: 12,
      codeStars: 40,
      position: 1,
    });
    expect(counts.has('2405.21060'), 'listed two years before').toBe(false);
  });

  it('says how fresh it is', async () => {
    const live = await open();
    await live.refresh();
    const { refreshedAt, sources } = live.freshness();
    expect(refreshedAt).toEqual(machine.parts.clock());
    expect(sources.map(({ title, isFailing }) => [title, isFailing])).toEqual([
      ['arXiv', false],
      ['Hugging Face', false],
    ]);
  });

  it('takes in a submitted paper at once, with its credit', async () => {
    const live = await open();
    const submission = { link: 'arxiv.org/abs/2602.08025', userId: 'u', userName: 'Ada' };
    expect(await live.submissions.submit(submission)).toMatchObject({ kind: 'added' });
    expect(live.current().catalog.get('2602.08025')).toMatchObject({ extra: { submittedBy: 'Ada' } });
    expect((await open()).current().catalog.get('2602.08025')?.title).toContain('Kites');
  });

  it('refreshes on schedule, and at once if it never has', async () => {
    const schedule = createSchedule(silent);
    try {
      const live = await open();
      live.keepFresh(schedule);
      expect(live.freshness().nextRefresh).toBeInstanceOf(Date);
      await schedule.now('refresh');
      expect(live.current().catalog.get('2608.00001')).toBeDefined();
    } finally {
      await schedule.stop();
    }
  });

  it('makes no requests if told not to', async () => {
    const live = await open({ REFRESH: 'off' });
    const outcome = await live.submissions.submit({ link: '2602.08025', userId: 'u', userName: 'Ada' });
    expect(outcome).toEqual({ kind: 'offline', id: '2602.08025' });
    expect(server.asked).toEqual([]);
  });

  it('names the catalog it cannot read', async () => {
    await expect(open({ CATALOG: join(folder, 'none.jsonl') })).rejects.toThrow("There's no file");
  });
});
