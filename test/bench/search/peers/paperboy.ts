import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalog } from '../../../../src/catalog/catalog.ts';
import { createLiveSearch } from '../../../../src/search/live/live-search.ts';
import { type Peer, RESULTS } from '../peer.ts';

/** Paperboy, as the bot runs it: built in a worker, restarted from its snapshot. */
export default {
  name: 'Paperboy',
  async build(papers) {
    const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
    const catalog = createCatalog(papers);
    const { search } = (await createLiveSearch({ catalog, dataDir })).current();
    const find = async (query: string) => (await search.find({ query, limit: RESULTS })).hits.length;
    return {
      search: find,
      typos: find,
      complete: (typed) => search.suggest('paper', typed, RESULTS).length,
      async restart() {
        // The snapshot is written after the index was handed over.
        let took = 0;
        for (let fromSnapshot = false; !fromSnapshot; ) {
          const begin = performance.now();
          const live = await createLiveSearch({ catalog, dataDir });
          took = performance.now() - begin;
          fromSnapshot = live.fromSnapshot;
        }
        rmSync(dataDir, { recursive: true, force: true });
        return took;
      },
    };
  },
} satisfies Peer;
