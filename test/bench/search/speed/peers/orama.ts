import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { create, insertMultiple, load, type RawData, save, search } from '@orama/orama';
import { type Peer, type PeerIndex, RESULTS } from '../peer.ts';

const FILE = 'orama.v8';

export default {
  name: 'Orama',
  package: '@orama/orama',
  settings:
    'defaults; `tolerance: 1` for typos; autocomplete in titles; filled by `insertMultiple` in batches of its default size, without pauses between them; saved by `save` and `v8.serialize`, for as JSON it does not fit into a string at 100,000 papers',
  async build({ papers, folder }) {
    const index = empty();
    await insertMultiple(
      index,
      papers.map(({ title, abstract = '' }) => ({ title, abstract })),
    );
    return {
      ...searches(index),
      save: () => writeFile(join(folder, FILE), serialize(save(index))),
    };
  },
  async restore({ folder }) {
    const raw: RawData = deserialize(await readFile(join(folder, FILE)));
    const index = empty();
    load(index, raw);
    return searches(index);
  },
} satisfies Peer;

function empty() {
  return create({ schema: { title: 'string', abstract: 'string' } });
}

function searches(index: ReturnType<typeof empty>): PeerIndex {
  return {
    search: async (term) => (await search(index, { term, limit: RESULTS })).hits.length,
    typos: async (term) => (await search(index, { term, tolerance: 1, limit: RESULTS })).hits.length,
    complete: async (term) =>
      (await search(index, { term, properties: ['title'], limit: RESULTS })).hits.length,
  };
}
