import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { openEmbedder } from '../../../src/search/embeddings/open.ts';
import { createLiveSearch } from '../../../src/search/live/live-search.ts';
import { startEmbeddings } from '../../support/embedding-server.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

const THINGS = ['Kites over hills', 'Owls at night', 'Boats in harbours', 'Trees of the north'];
const catalog = createCatalog(
  Array.from({ length: 200 }, (_, i) => ({ id: `t:${i}`, title: `${THINGS[i % 4]} ${i}`, authors: [] })),
);

it('a search finds papers that share no word with it while the embedding server answers', async () => {
  const server = await startEmbeddings();
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'embeddings-live-'));
  const failures: string[] = [];
  const embedder = openEmbedder(
    { DATA_DIR, EMBEDDINGS_URL: server.url },
    { fetch: globalThis.fetch, clock: () => new Date(0), random: () => 0, sleep: async () => {} },
    (reason) => failures.push(reason),
    // A busy machine takes longer than a search usually waits.
    { query: { timeout: PATIENCE_MS, retries: 0 } },
  );
  const live = await createLiveSearch({ catalog, embedder, hasSpare: false });
  onTestFinished(async () => {
    await live.close();
    await server.close();
    await rm(DATA_DIR, { recursive: true });
  });
  const titles = async (query: string) =>
    (await live.current().search.find({ query })).hits.map(({ paper }) => paper.title.replace(/ \d+$/, ''));

  // Fifty titles contain a query word; those about kites are added by meaning alone.
  const total = async () => (await live.current().search.find({ query: 'owls gliders' })).total;
  await expect.poll(total).toBe(100);
  // Words still count, and exact titles are found without a model.
  expect((await titles('boats harbours'))[0]).toBe('Boats in harbours');

  server.manner = 'html';
  expect(await titles('ships owls')).toEqual(Array.from({ length: 10 }, () => 'Owls at night'));
  expect(await titles('ships harbours')).toEqual(Array.from({ length: 10 }, () => 'Boats in harbours'));
  expect(failures).toEqual(['answered something else than vectors']);
});
