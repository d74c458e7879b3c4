import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { paper } from '../../support/papers.ts';

/** More words than are looked for in one title. */
const REST = 'kites winds seas skies suns moons stars rivers';

it.each<[titles: Readonly<Record<string, number>>, meant: string]>([
  [{ marblex: 9, marbley: 1 }, 'marblex'],
  [{ marblex: 1, marbley: 9 }, 'marbley'],
])('of words as near to a misspelt one, it is read as that of the most papers: %j', async (titles, meant) => {
  const papers = Object.entries(titles).flatMap(([word, count]) =>
    Array.from({ length: count }, (_, i) => paper(`${word} ${i}`, { title: `${word} ${REST} no ${i}` })),
  );
  const search = createSearchEngine({ catalog: createCatalog(papers) });
  const { corrections } = await search.find({ query: `marblez ${REST}` });
  expect(corrections).toEqual([{ from: 'marblez', to: meant }]);
});
