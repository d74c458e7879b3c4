import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createEmbeddingServer } from '../../../src/search/embeddings/server.ts';
import { type Manner, startEmbeddings, type TestEmbeddings } from '../../support/embedding-server.ts';

let server: TestEmbeddings;
let slept: number[] = [];

beforeAll(async () => {
  server = await startEmbeddings();
});
beforeEach(() => {
  Object.assign(server, { manner: 'good', size: 8 });
  slept = [];
  server.bodies.length = 0;
  server.keys.length = 0;
});
afterAll(() => server.close());

function embed(
  texts: readonly string[],
  retries = 0,
  { timeout = 20_000, ...settings }: { key?: string; model?: string; timeout?: number } = {},
) {
  const parts = {
    fetch: globalThis.fetch,
    clock: () => new Date(0),
    random: () => 0,
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
  };
  return createEmbeddingServer({ url: server.url, ...settings }, parts).embed(texts, {
    timeout,
    retries,
  });
}

it('returns vectors of length 1 in the order of the texts, whatever the order in the response', async () => {
  for (const manner of ['good', 'backwards'] as const) {
    server.manner = manner;
    const vectors = await embed(['kites', 'owls']);
    expect(vectors.map((vector) => vector.indexOf(Math.max(...vector)))).toEqual([0, 1]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1);
  }
});

it('sends the key and the model if they are set', async () => {
  await embed(['kites'], 0, { key: 'secret', model: 'small' });
  await embed(['kites']);
  expect(server.keys).toEqual(['Bearer secret', undefined]);
  expect(server.bodies).toEqual([{ input: ['kites'], model: 'small' }, { input: ['kites'] }]);
});

it.each<[Manner, RegExp]>([
  ['html', /something else than vectors/],
  ['null', /something else than vectors/],
  ['zeros', /without a direction/],
  ['uneven', /different sizes/],
  ['too few', /1 vectors for 2 texts/],
  ['refusing', /answered 401/],
])('does not ask a server again that is %s', async (manner, reason) => {
  server.manner = manner;
  await expect(embed(['kites', 'owls'], 3)).rejects.toThrow(reason);
  expect(server.bodies).toHaveLength(1);
});

it.each<[Manner, RegExp]>([
  ['slow', /did not answer within 1500 ms/],
  ['down', /answered 503/],
  ['endless', /more than 8 MB/],
])('gives up on a server that is %s', async (manner, reason) => {
  server.manner = manner;
  const timeout = manner === 'slow' ? 1_500 : 20_000;
  await expect(embed(['kites'], 1, { timeout })).rejects.toThrow(reason);
  expect(server.bodies.length).toBe(2);
});

it('waits as long as a busy server asks, then retries', async () => {
  server.manner = 'busy once';
  expect(await embed(['kites'], 1)).toHaveLength(1);
  expect(slept).toEqual([0]);
});
