import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { type Peer, type PeerIndex, RESULTS } from '../peer.ts';

const OPTIONS = { fields: ['title', 'abstract'] };
const FILE = 'minisearch.json';
/** Papers indexed between two turns of the event loop, about 10 ms. */
const CHUNK = 50;

export default {
  name: 'MiniSearch',
  package: 'minisearch',
  settings:
    'defaults; `fuzzy: 0.2` for typos; prefixes of the last word in titles for autocomplete; filled by `addAllAsync` and read by `loadJSONAsync`, which its documentation advises for large collections',
  async build({ papers, folder }) {
    const index = new MiniSearch<{ id: string; title: string; abstract: string }>(OPTIONS);
    await index.addAllAsync(
      papers.map(({ id, title, abstract = '' }) => ({ id, title, abstract })),
      { chunkSize: CHUNK },
    );
    return {
      ...searches(index),
      save: () => writeFile(join(folder, FILE), JSON.stringify(index)),
    };
  },
  async restore({ folder }) {
    return searches(await MiniSearch.loadJSONAsync(await readFile(join(folder, FILE), 'utf8'), OPTIONS));
  },
} satisfies Peer;

function searches(index: MiniSearch): PeerIndex {
  return {
    search: (text) => index.search(text).slice(0, RESULTS).length,
    typos: (text) => index.search(text, { fuzzy: 0.2 }).slice(0, RESULTS).length,
    complete: (typed) =>
      index
        .search(typed, {
          fields: ['title'],
          prefix: (_term, i, terms) => i === terms.length - 1,
          combineWith: 'AND',
        })
        .slice(0, RESULTS).length,
  };
}
