import { Index } from 'flexsearch';
import { type Peer, RESULTS } from '../peer.ts';

/** FlexSearch over whole words; `suggest` lets papers through that lack a word. Autocomplete over titles by prefix. */
export default {
  name: 'FlexSearch',
  async build(papers) {
    const index = new Index({ tokenize: 'strict' });
    const titles = new Index({ tokenize: 'forward' });
    papers.forEach(({ title, abstract = '' }, id) => {
      index.add(id, `${title} ${abstract}`);
      titles.add(id, title);
    });
    return {
      search: (text) => index.search(text, { limit: RESULTS, suggest: true }).length,
      complete: (typed) => titles.search(typed, { limit: RESULTS }).length,
    };
  },
} satisfies Peer;
