import { create, insertMultiple, search } from '@orama/orama';
import { type Peer, RESULTS } from '../peer.ts';

/** Orama with its defaults; tolerance 1 for typos. */
export default {
  name: 'Orama',
  async build(papers) {
    const index = create({ schema: { title: 'string', abstract: 'string' } });
    await insertMultiple(
      index,
      papers.map(({ title, abstract = '' }) => ({ title, abstract })),
      1_000,
    );
    return {
      search: async (term) => (await search(index, { term, limit: RESULTS })).hits.length,
      typos: async (term) => (await search(index, { term, tolerance: 1, limit: RESULTS })).hits.length,
      complete: async (term) =>
        (await search(index, { term, properties: ['title'], limit: RESULTS })).hits.length,
    };
  },
} satisfies Peer;
