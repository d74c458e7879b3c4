import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LiveCatalog, openLiveCatalog } from '../../../src/catalog/live/live-catalog.ts';
import { readConfig } from '../../../src/config.ts';
import { openStore } from '../../../src/store/store.ts';
import { sleepyMachine, startSourceServer } from '../../support/source-server.ts';
import { silent } from '../../support/stores.ts';
import { watchLoop } from '../search/speed/loop-watch.ts';
import type { Asked } from './figures.ts';
import { memoryOfProcess } from './memory.ts';
import { firstNumber, newPapers, newTitle } from './new-papers.ts';
import { tell, timeKinds } from './time-kinds.ts';

/** The process's task. */
export interface BotTask {
  /** `build` opens the catalog for the first time; `restart` measures everything else on what that kept. */
  readonly part: 'build' | 'restart';
  readonly dataDir: string;
  readonly catalog: string;
  readonly asked: Asked;
  /** How long to wait for word meanings to be learnt, in ms. */
  readonly meaningPatience: number;
}

const RESULTS = 10;
const TODAY = '2026-11-20';

/** The running bot's catalog and search, with loopback sources that never wait. */
async function measure({ part, dataDir, catalog, asked, meaningPatience }: BotTask): Promise<void> {
  const sources = await startSourceServer((_, response, url) => {
    const isAsked = url.searchParams.get('date') === TODAY || !url.searchParams.has('date');
    response.end(url.pathname.startsWith('/hf') && isAsked ? papers : '[]');
  });
  const first = firstNumber(new Date());
  const machine = sleepyMachine(new Date(`${TODAY}T15:00:00Z`));
  // Made before anything is measured: that isn't the bot's work.
  const papers = newPapers(machine.parts.clock(), first);
  const refreshed = join(dataDir, 'catalog.jsonl');
  if (!existsSync(refreshed)) await writeFile(refreshed, '');
  const store = await openStore({ dataDir, log: silent });
  const begin = performance.now();
  const { result: live, block } = await watchLoop(() =>
    openLiveCatalog({
      config: readConfig({
        DATA_DIR: dataDir,
        CATALOG: `${catalog},${refreshed}`,
        HF_API_URL: `${sources.address}/hf`,
        ARXIV_API_URL: `${sources.address}/arxiv`,
      }),
      log: silent,
      clock: machine.parts.clock,
      http: () => machine.parts,
      dayCounts: store.dayCounts,
      submissions: store.submissions,
      onProgress: () => {},
    }),
  );
  const seconds = (performance.now() - begin) / 1_000;
  if (part === 'build') {
    tell({ buildSeconds: seconds, buildMemory: memoryOfProcess().peak });
    const learnt = await appeared(join(dataDir, 'search.meaning'), meaningPatience);
    if (learnt) tell({ meaningSeconds: (performance.now() - begin) / 1_000 - seconds });
    await appeared(join(dataDir, 'search.index'), meaningPatience);
    tell({ peak: memoryOfProcess().peak });
  } else {
    tell({ restartSeconds: seconds, restartHeld: block.held });
    await timeKinds(asked, {
      keywords: (query) => found(live, query),
      questions: (query) => found(live, query),
      typos: (query) => found(live, query),
      autocomplete: async (typed) => (await live.current().search.suggest('paper', typed, RESULTS)).length,
    });
    tell(memoryOfProcess());
    await measureRefresh(live, newTitle(first + 7));
    const { memory, peak } = memoryOfProcess();
    tell({ refreshMemory: memory, peak });
  }
  await live.close();
  await store.close();
  await sources.close();
}

async function found(live: LiveCatalog, query: string): Promise<number> {
  const { hits } = await live.current().search.find({ query, limit: RESULTS });
  return hits.length;
}

/** From asking the sources until their papers can be found. */
async function measureRefresh(live: LiveCatalog, title: string): Promise<void> {
  const begin = performance.now();
  const { block } = await watchLoop(() => live.refresh());
  const { hits } = await live.current().search.find({ query: title, limit: 1 });
  if (hits[0]?.paper.title !== title) throw new Error('A paper that was refreshed is not found.');
  tell({ refreshSeconds: (performance.now() - begin) / 1_000, refreshHeld: block.held });
}

/** Does a file appear within the patience, in ms? */
async function appeared(file: string, patience: number): Promise<boolean> {
  for (let waited = 0; waited < patience && !existsSync(file); waited += 200) await sleep(200);
  return existsSync(file);
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(JSON.parse(process.argv[2] ?? '{}'));
  process.exit();
}
