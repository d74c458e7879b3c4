import { setTimeout as sleep } from 'node:timers/promises';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { createLiveSearch } from '../../src/search/live/live-search.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { readAnthology } from './search/collections.ts';
import { watchLoop } from './search/speed/loop-watch.ts';

const SIZE = 20_000;
const QUICK_SIZE = 2_000;
/** A search every 10 ms. */
const INTERVAL = 10;

/** Searches at a steady rate while a new catalog's index is built and swapped in. */
export default {
  name: 'swap',
  title: 'An index swap under load',
  async run({ quick, progress }) {
    const title = '100 searches a second while the catalog is replaced';
    const columns = [
      'papers',
      'swap s',
      'searches',
      'failed',
      'p50 ms',
      'p99 ms',
      'longest block ms',
      'of it collecting garbage',
      'waiting for a processor',
    ];
    const size = quick ? QUICK_SIZE : SIZE;
    const papers = readAnthology()?.slice(-size - 1);
    if (papers === undefined) {
      return [
        {
          title,
          columns,
          rows: [],
          notes: ['The data in ../shared is absent, so there is nothing to measure.'],
        },
      ];
    }
    progress(`indexing ${size.toLocaleString('en')} papers`);
    const live = await createLiveSearch({ catalog: createCatalog(papers.slice(0, size)) });
    const queries = papers.filter((_, i) => i % 50 === 0).map(queryOf);
    const waits: number[] = [];
    const running: Promise<void>[] = [];
    let failed = 0;

    async function search(query: string, due = performance.now()): Promise<void> {
      try {
        const { catalog, search: engine } = live.current();
        const { hits } = await engine.find({ query });
        if (hits.some(({ paper }) => catalog.get(paper.id) !== paper)) failed++;
      } catch {
        failed++;
      }
      waits.push(performance.now() - due);
    }

    progress('searching while another catalog is swapped in');
    for (const query of queries.slice(0, 50)) await search(query);
    waits.length = 0;
    const next = createCatalog(papers.slice(1));
    const { result: took, block } = await watchLoop(async () => {
      const begin = performance.now();
      let done = false;
      const swapped = live.swap(next).then(() => {
        done = true;
      });
      for (let due = begin; !done; due += INTERVAL) {
        // A search delayed by a busy event loop counts from when it was due.
        running.push(search(queries[running.length % queries.length] ?? '', due));
        await sleep(Math.max(0, due + INTERVAL - performance.now()));
      }
      await swapped;
      return performance.now() - begin;
    });
    await Promise.all(running);
    return [
      {
        title,
        columns,
        rows: [
          [
            size,
            rounded(took / 1_000),
            waits.length,
            failed,
            rounded(percentile(waits, 0.5)),
            rounded(percentile(waits, 0.99)),
            Math.round(block.longest),
            Math.round(block.collecting),
            Math.round(block.waiting),
          ],
        ],
      },
    ];
  },
} satisfies Bench;

function queryOf({ title }: Paper): string {
  return title.split(/\s+/).slice(0, 5).join(' ');
}
