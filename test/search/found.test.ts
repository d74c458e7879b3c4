import { expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import { MOST_COUNTED } from '../../src/search/found.ts';
import { countFound } from '../../src/view/text.ts';

const papers = Array.from({ length: MOST_COUNTED + 200 }, (_, i) => ({
  id: `p${i}`,
  title: i < 40 ? `Barn owls of valley ${i}` : `Owls of valley ${i}`,
  authors: [],
  abstract: 'What they do at night.',
}));
const engine = createSearchEngine({ catalog: createCatalog(papers) });

it('counts no further than anybody pages, and says on every page that there are more', async () => {
  for (const offset of [0, 500, MOST_COUNTED - 5]) {
    const outcome = await engine.find({ query: 'owls', offset, limit: 5 });
    expect(outcome).toMatchObject({ total: MOST_COUNTED, hasMore: true });
    expect(outcome.hits).toHaveLength(5);
  }
});

it('counts fewer matches, and other sort orders, exactly', async () => {
  const few = await engine.find({ query: 'barn' });
  expect([few.total, few.hasMore]).toEqual([40, undefined]);
  const newest = await engine.find({ query: 'owls', sort: 'newest' });
  expect([newest.total, newest.hasMore]).toEqual([papers.length, undefined]);
});

it('repeats no paper across pages', async () => {
  const pages = await Promise.all(
    Array.from({ length: 10 }, (_, i) => engine.find({ query: 'owls', offset: i * 100, limit: 100 })),
  );
  const ids = pages.flatMap(({ hits }) => hits.map(({ paper }) => paper.id));
  expect(new Set(ids).size).toBe(MOST_COUNTED);
});

it('is shown as a number, with a plus if there are more', () => {
  expect(countFound({ total: 1 })).toBe('1 paper');
  expect(countFound({ total: 1_000 })).toBe('1,000 papers');
  expect(countFound({ total: 1_000, hasMore: true })).toBe('1,000+ papers');
});
