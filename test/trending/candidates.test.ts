import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import type { Paper } from '../../src/paper/paper.ts';
import { papersWithin } from '../../src/trending/candidates.ts';
import { countsOf } from '../../src/trending/day-counts.ts';
import { paper } from '../support/papers.ts';

const ids = (papers: Iterable<Paper>) => [...papers].map(({ id }) => id).sort();
const counted = (day: string, ...names: string[]) => ({
  day,
  papers: new Map(names.map((paperId) => [paperId, { paperId, upvotes: 1 }])),
});

it('are those of the days and the weekend before, and any with counts', () => {
  const days = ['2026-11-20', '2026-11-16', '2026-11-15', '2026-11-01', '2026-10-01'];
  const catalog = createCatalog(days.map((day) => paper(day, { listedOn: day })));
  expect(ids(papersWithin(catalog, '2026-11-20', 1, []))).toEqual(['2026-11-16', '2026-11-20']);
  expect(ids(papersWithin(catalog, '2026-11-20', 2, []))).toEqual(['2026-11-15', '2026-11-16', '2026-11-20']);
  const counts = [undefined, '', counted('2026-11-19', '2026-10-01', 'gone')] as const;
  expect(ids(papersWithin(catalog, '2026-11-20', 1, counts))).toEqual([
    '2026-10-01',
    '2026-11-16',
    '2026-11-20',
  ]);
});

it('are all papers of a catalog without batches, or, if large, the newest and those with votes', () => {
  const years = ['2019', '2020', '2021'];
  const published = Array.from({ length: 20_000 }, (_, i) =>
    paper(`p${i}`, { published: `${years[i % 2]}-01-${String((i % 28) + 1).padStart(2, '0')}` }),
  );
  expect([...papersWithin(createCatalog(published), undefined, 1, [])]).toHaveLength(20_000);
  const newest = Array.from({ length: 999 }, (_, i) => paper(`new${i}`, { published: '2021-06-01' }));
  const next = Array.from({ length: 2 }, (_, i) => paper(`next${i}`, { published: '2021-05-31' }));
  const old = paper('voted', { published: '2001-01-01', upvotes: 1 });
  const large = createCatalog([...published, old, ...next, ...newest]);
  expect(ids(papersWithin(large, undefined, 1, []))).toEqual(ids([...newest, ...next, old]));
});

it('count what anything is known of', () => {
  const papers = [
    paper('bare'),
    paper('voted', { upvotes: 3 }),
    paper('starred', { codeStars: 0 }),
    paper('placed'),
    paper('all', { upvotes: 0, codeStars: 7 }),
  ];
  const positions = new Map([
    ['placed', 2],
    ['all', 1],
  ]);
  expect(countsOf(papers, positions)).toEqual([
    { paperId: 'voted', upvotes: 3 },
    { paperId: 'starred', upvotes: 0, codeStars: 0 },
    { paperId: 'placed', upvotes: 0, position: 2 },
    { paperId: 'all', upvotes: 0, codeStars: 7, position: 1 },
  ]);
});
