import { expect, it } from 'vitest';
import { staticRankInSlices, staticRankOf } from '../../../src/search/suggest/static-rank.ts';

it('is the same in slices, over more papers than are read in one go', async () => {
  const size = 20_001;
  const votes = new Float64Array(size).map((_, i) => i % 5);
  const days = new Uint32Array(size).map((_, i) => (i * 37) % 900_000);
  const titleStart = new Uint32Array(size + 1).map((_, i) => i * 6 + (i % 3));
  const sliced = await staticRankInSlices({ votes, days }, { titleStart });
  expect(sliced).toEqual(staticRankOf({ votes, days }, { titleStart }));
  expect(sliced.at(-1)).toBeGreaterThan(0);
});
