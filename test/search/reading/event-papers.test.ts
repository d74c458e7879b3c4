import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES: readonly (readonly [key: string, title: string, year: string])[] = [
  ['sent', 'Team Gull at KOLL-2003: Nets', '2003'],
  ['late', 'A Long Way from Here to There, by KOLL 2003', '2003'],
  ['other', 'Nets and Ropes', '2003'],
  ['about', 'Introduction to the KOLL-2003 Shared Task', '2003'],
  ['begins', 'KOLL-2003 Task 1: Ropes', '2003'],
  ['year-after', 'KOLL-2003 Revisited', '2004'],
];
const engine = createSearchEngine({
  catalog: createCatalog(
    TITLES.map(([key, title, published]) => ({
      id: `test:${key}`,
      title,
      authors: [],
      published,
      categories: ['koll'],
    })),
  ),
});
const ids = async (query: string, more: object = {}) =>
  (await engine.find({ query, ...more })).hits.map(({ paper }) => paper.id.slice('test:'.length));

it.each(['KOLL-2003', 'koll 2003', 'KOLL03'])(
  'lists papers about “%s” first, then all papers there',
  async (query) => {
    expect(await ids(query)).toEqual(['begins', 'about', 'sent', 'late', 'other']);
  },
);

it('continues on the next page, and respects a requested order', async () => {
  expect(await ids('KOLL-2003', { offset: 1, limit: 2 })).toEqual(['about', 'sent']);
  expect(await ids('KOLL-2003', { offset: 3, limit: 2 })).toEqual(['late', 'other']);
  expect(await ids('KOLL-2003', { sort: 'newest' })).toEqual(['sent', 'late', 'other', 'about', 'begins']);
});

it('lists all papers of a venue or a span as usual', async () => {
  expect((await ids('papers at koll from 2003 to 2004'))[0]).toBe('year-after');
});
