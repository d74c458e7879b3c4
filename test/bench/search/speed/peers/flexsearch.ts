import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import { type Peer, type PeerIndex, RESULTS } from '../peer.ts';

export default {
  name: 'FlexSearch',
  package: 'flexsearch',
  settings:
    'whole words, `suggest: true` so that papers which lack a word of a question pass; titles a second time with `tokenize: forward` for autocomplete; it forgives no misspellings',
  async build({ papers, folder }) {
    const indexes = empty();
    papers.forEach(({ title, abstract = '' }, id) => {
      indexes.text.add(id, `${title} ${abstract}`);
      indexes.titles.add(id, title);
    });
    return {
      ...searches(indexes),
      async save() {
        for (const [name, index] of Object.entries(indexes)) {
          await mkdir(join(folder, name));
          await index.export(async (key: string, data?: string) => {
            if (data !== undefined) await writeFile(join(folder, name, key), data);
          });
        }
      },
    };
  },
  async restore({ folder }) {
    const indexes = empty();
    for (const [name, index] of Object.entries(indexes)) {
      for (const key of await readdir(join(folder, name)))
        index.import(key, await readFile(join(folder, name, key), 'utf8'));
    }
    return searches(indexes);
  },
} satisfies Peer;

interface Indexes {
  readonly text: Index;
  readonly titles: Index;
}

function empty(): Indexes {
  return { text: new Index({ tokenize: 'strict' }), titles: new Index({ tokenize: 'forward' }) };
}

function searches({ text, titles }: Indexes): PeerIndex {
  return {
    search: (query) => text.search(query, { limit: RESULTS, suggest: true }).length,
    complete: (typed) => titles.search(typed, { limit: RESULTS }).length,
  };
}
