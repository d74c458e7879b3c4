import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { keepDayCounts } from '../../../src/catalog/live/keep-day-counts.ts';
import type { PaperCounts } from '../../../src/trending/day-counts.ts';

const NOW = new Date('2026-08-20T12:00:00Z');
const paper = (id: string, day: string) => ({
  id,
  title: `On ${id}`,
  authors: [],
  listedOn: day,
  upvotes: 3,
});

async function kept(catalog: Parameters<typeof keepDayCounts>[1], positions = new Map<string, number>()) {
  const ids: string[] = [];
  let pruned = '';
  const store = {
    write: async (_day: string, counts: readonly PaperCounts[]) => {
      ids.push(...counts.map(({ paperId }) => paperId));
    },
    prune: async (before: string) => {
      pruned = before;
    },
  };
  await keepDayCounts(store, catalog, positions, NOW);
  return { ids: ids.sort(), pruned };
}

it('keeps the counts of last month’s papers and of trending ones', async () => {
  const catalog = createCatalog([
    paper('test:new', '2026-08-20'),
    paper('test:month', '2026-07-21'),
    paper('test:old', '2026-06-01'),
    paper('test:trends', '2025-01-01'),
    { id: 'test:undated', title: 'Undated', authors: [], published: '2026-08-19' },
  ]);
  expect(await kept(catalog, new Map([['test:trends', 1]]))).toEqual({
    ids: ['test:month', 'test:new', 'test:trends'],
    pruned: '2026-07-11',
  });
});

it('yields to the event loop between the papers of a day read from disk', async () => {
  const catalog = createCatalog([paper('test:new', '2026-08-20')]);
  let answered = 0;
  let seen = 0;
  setImmediate(function answer() {
    answered++;
    if (seen < 4) setImmediate(answer);
  });
  const slow = {
    ...catalog,
    *eachOfDay() {
      for (; seen < 4; seen++) {
        const end = performance.now() + 10;
        while (performance.now() < end);
        yield paper(`test:${seen}`, '2026-08-20');
      }
    },
  };
  expect((await kept(slow)).ids).toHaveLength(4);
  expect(answered).toBeGreaterThan(1);
});
