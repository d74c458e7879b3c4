import MiniSearch from 'minisearch';
import { type Peer, RESULTS } from '../peer.ts';

const OPTIONS = { fields: ['title', 'abstract'] };

/** MiniSearch with its defaults; fuzzy 0.2 for typos as its README shows, a prefix search for autocomplete. */
export default {
  name: 'MiniSearch',
  async build(papers) {
    const index = new MiniSearch<{ id: number; title: string; abstract: string }>(OPTIONS);
    index.addAll(papers.map(({ title, abstract = '' }, id) => ({ id, title, abstract })));
    return {
      search: (text) => index.search(text).slice(0, RESULTS).length,
      typos: (text) => index.search(text, { fuzzy: 0.2 }).slice(0, RESULTS).length,
      complete: (typed) =>
        index.search(typed, { fields: ['title'], prefix: true, combineWith: 'AND' }).slice(0, RESULTS).length,
      async restart() {
        const snapshot = JSON.stringify(index);
        const begin = performance.now();
        MiniSearch.loadJSON(snapshot, OPTIONS);
        return performance.now() - begin;
      },
    };
  },
} satisfies Peer;
