import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLiveSearch, type LiveSearch } from '../../../../../src/search/live/live-search.ts';
import { OURS, type Peer, type PeerIndex, RESULTS } from '../peer.ts';

const FILE = 'search.index';
/** Where the first catalog's index file is kept while another is swapped in. */
const KEPT = 'restart';

export default {
  name: OURS,
  settings:
    'as the bot runs it: built in a worker, restarted from its file, one `/search` for all kinds of texts',
  async build({ catalog, folder }) {
    const live = await createLiveSearch({ catalog, dataDir: folder });
    return {
      ...searches(live),
      otherMemory: (live.indexBytes + live.threadBytes) / 1e6,
      swap: (next) => live.swap(next),
      async save() {
        // The worker writes the file after it has handed over the index.
        while (!existsSync(join(folder, FILE))) await sleep(20);
        await mkdir(join(folder, KEPT));
        await cp(join(folder, FILE), join(folder, KEPT, FILE));
      },
    };
  },
  async restore({ catalog, folder }) {
    const live = await createLiveSearch({ catalog, dataDir: join(folder, KEPT) });
    if (!live.fromFile) throw new Error('built anew, not taken from the file');
    return searches(live);
  },
} satisfies Peer;

function searches(live: LiveSearch): PeerIndex {
  const engine = () => live.current().search;
  const find = async (query: string) => (await engine().find({ query, limit: RESULTS })).hits.length;
  return {
    search: find,
    typos: find,
    complete: async (typed) => (await engine().suggest('paper', typed, RESULTS)).length,
    similar: async (id) => (await engine().similar(id, RESULTS)).length,
    answer: async (question) => (await engine().answer(question)).quotes.length,
  };
}
