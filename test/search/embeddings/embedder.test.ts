import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import type { Embedded } from '../../../src/search/embeddings/embedded.ts';
import { createEmbedder, type Embedder } from '../../../src/search/embeddings/embedder.ts';
import { createEmbeddedNearness } from '../../../src/search/embeddings/nearness.ts';
import { createEmbeddingServer } from '../../../src/search/embeddings/server.ts';
import { startEmbeddings, type TestEmbeddings } from '../../support/embedding-server.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

let server: TestEmbeddings;
let folder: string;
let failures: string[];
let open: Embedder[];

beforeEach(async () => {
  server = await startEmbeddings();
  folder = await mkdtemp(join(tmpdir(), 'embeddings-'));
  failures = [];
  open = [];
});
afterEach(async () => {
  for (const embedder of open) await embedder.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

/** @param patience timeout for the server, ms. */
function embedder({ model = 'small', patience = PATIENCE_MS } = {}) {
  const parts = { fetch: globalThis.fetch, clock: () => new Date(0), random: () => 0, sleep: async () => {} };
  const opened = createEmbedder({
    server: createEmbeddingServer({ url: server.url, model }, parts),
    model,
    file: join(folder, 'search.embeddings'),
    onFailure: (reason) => failures.push(reason),
    limits: {
      papers: { timeout: patience, retries: 0 },
      query: { timeout: patience, retries: 0 },
      rest: 20,
      queryRest: 0,
    },
  });
  open.push(opened);
  return opened;
}

const THINGS = ['Kites', 'Owls', 'Boats', 'Trees'];
const papers = (count: number): Paper[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t:${i}`, title: `${THINGS[i % 4]} ${i}`, authors: [] }));

function followed(list: readonly Paper[], by: Embedder): Promise<Embedded> {
  return new Promise((resolve) => by.follow(createCatalog(list), resolve));
}

describe('the vectors of a model', () => {
  it('are requested in batches, and show which papers are near a query', async () => {
    const by = embedder();
    const embedded = await followed(papers(150), by);
    expect(server.bodies.map(({ input }) => input.length)).toEqual([64, 64, 22]);
    const query = await by.query('gliders');
    const near = createEmbeddedNearness(embedded)(query ?? new Float32Array()).to([], []);
    expect((near?.nearest(1, 0)[0] ?? 1) % 4).toBe(0);
    expect(near?.ofEach([1])[0]).toBeLessThan(0.2);
    expect(near?.ofEach([0])[0]).toBeGreaterThan(0.8);
    expect(failures).toEqual([]);
  });

  it('are kept: when the catalog grows, only new papers are sent', async () => {
    await followed(papers(80), embedder());
    server.bodies.length = 0;
    const { papers: rows, dimensions } = await followed(papers(80), embedder());
    expect(server.bodies).toEqual([]);
    expect(rows.length).toBe(80 * dimensions);
    const by = embedder();
    const all = await new Promise<Embedded>((resolve) =>
      by.follow(createCatalog(papers(90)), (embedded) => {
        if (server.bodies.length > 0) resolve(embedded);
      }),
    );
    expect(server.bodies.map(({ input }) => input.length)).toEqual([10]);
    expect(all.papers.length).toBe(90 * dimensions);
  });

  it('are not reused for another model, and a torn file loses only its end', async () => {
    await followed(papers(80), embedder());
    const file = join(folder, 'search.embeddings');
    await truncate(file, (await readFile(file)).length - 5);
    server.bodies.length = 0;
    await followed(papers(80), embedder());
    await open.at(-1)?.stop();
    expect(server.bodies.map(({ input }) => input.length)).toEqual([1]);
    server.bodies.length = 0;
    await followed(papers(80), embedder({ model: 'large' }));
    expect(server.bodies.map(({ input }) => input.length)).toEqual([64, 16]);
    await writeFile(file, 'nonsense\n');
    server.bodies.length = 0;
    await followed(papers(80), embedder({ model: 'large' }));
    expect(server.bodies).toHaveLength(2);
  });

  it.each(['html', 'null', 'zeros', 'uneven', 'slow', 'down'] as const)(
    'are skipped while the server is %s, which is reported once and retried',
    async (manner) => {
      server.manner = manner;
      const by = embedder(manner === 'slow' ? { patience: 500 } : {});
      const embedded = followed(papers(20), by);
      while (server.bodies.length < (manner === 'slow' ? 1 : 3))
        await new Promise((next) => setTimeout(next, 20));
      expect(await by.query('gliders')).toBeUndefined();
      server.manner = 'good';
      expect((await embedded).papers.length).toBeGreaterThan(0);
      expect(failures).toHaveLength(1);
    },
  );

  it('are rejected if their size changes', async () => {
    const by = embedder();
    await followed(papers(8), by);
    server.size = 16;
    expect(await by.query('owls')).toBeUndefined();
    expect(failures).toEqual(['gave vectors of 16 numbers, and 8 before']);
  });

  it('of queries time out quickly, and are cached', async () => {
    await followed(papers(8), embedder());
    const by = embedder({ patience: 500 });
    await followed(papers(8), by);
    server.manner = 'slow';
    expect(await by.query('owls')).toBeUndefined();
    server.manner = 'good';
    const asked = server.bodies.length;
    const vector = await by.query('owls');
    expect(await by.query(' owls ')).toBe(vector);
    expect(server.bodies.length).toBe(asked + 1);
    expect(failures).toEqual(['did not answer within 500 ms']);
  });
});
