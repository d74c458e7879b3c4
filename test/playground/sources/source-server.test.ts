import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { openRefresh } from '../../../src/catalog/refresh/open.ts';
import { readConfig } from '../../../src/config.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { startSourceServer } from '../../../src/playground/sources/source-server.ts';
import { projectRoot } from '../../../src/project-root.ts';
import { sleepyMachine } from '../../support/source-server.ts';

/** A refresh from the playground's sources at a moment, and all papers it has brought by then, by id. */
async function start() {
  const sources = await startSourceServer();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'paperboy-sources-'));
  onTestFinished(async () => {
    await sources.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const { parts } = sleepyMachine(new Date('2026-08-25T12:00:00Z'));
  const brought = new Map<string, Paper>();
  const { refresh } = await openRefresh({
    settings: { ...readConfig({}), ...sources.settings },
    dataDir,
    http: parts,
    clock: parts.clock,
    onPut: (paper) => void brought.set(paper.id, paper),
  });
  return { sources, refresh, brought };
}

it('a refresh reads everything from the playground’s sources that the bundled catalog says about a paper', async () => {
  const { catalog } = await loadCatalog([path.join(projectRoot(), 'data', 'catalog.jsonl')]);
  const { sources, refresh, brought } = await start();
  const papers = [...catalog.all()].map((paper): Paper => ({ ...paper, listedOn: '2026-08-25' }));
  sources.publish(papers);
  const report = await refresh.run();
  expect(report.sources.flatMap(({ skipped, failure }) => [...skipped, failure ?? []].flat())).toEqual([]);
  expect(report.added).toBe(papers.length);
  for (const { published = '', ...paper } of papers) {
    // The services date to the day.
    const dated = published.length === 10 ? { ...paper, published } : paper;
    expect(brought.get(paper.id)).toMatchObject(dated);
  }
});

it('it finds nothing before something is listed, and each batch on its own day', async () => {
  const { sources, refresh, brought } = await start();
  expect(await refresh.run()).toMatchObject({ added: 0, isInterrupted: false });
  const one: Paper = { id: '2608.00001', title: 'Kites & <Letters>', authors: ["Évariste O'West"] };
  sources.publish([
    { ...one, listedOn: '2026-08-24', categories: ['cs.CL', 'cs.LG'] },
    { ...one, id: '2608.00002', listedOn: '2026-08-25', upvotes: 3 },
  ]);
  expect((await refresh.run()).added).toBe(2);
  expect(brought.get('2608.00001')).toEqual({
    ...one,
    listedOn: '2026-08-24',
    categories: ['cs.CL', 'cs.LG'],
  });
  expect(brought.get('2608.00002')).toMatchObject({ listedOn: '2026-08-25', upvotes: 3 });
});
