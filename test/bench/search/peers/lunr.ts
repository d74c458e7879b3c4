import lunr from 'lunr';
import { words } from '../../../../src/search/text/tokens.ts';
import { type Peer, RESULTS } from '../peer.ts';

/** Lunr with its defaults; one edit for typos, a wildcard for autocomplete. */
export default {
  name: 'Lunr',
  async build(papers) {
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('title');
      builder.field('abstract');
      papers.forEach(({ title, abstract = '' }, id) => {
        builder.add({ id, title, abstract });
      });
    });
    const plain = (text: string) => words(text).map((word) => word.replace(/[:~^*+-]/g, ' '));
    const run = (query: string) => index.search(query).slice(0, RESULTS).length;
    return {
      search: (text) => run(plain(text).join(' ')),
      typos: (text) =>
        run(
          plain(text)
            .map((word) => (word.length > 3 ? `${word}~1` : word))
            .join(' '),
        ),
      complete: (typed) =>
        run(
          `${plain(typed)
            .map((word) => `+title:${word}`)
            .join(' ')}*`,
        ),
    };
  },
} satisfies Peer;
