import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES = [
  'Participants',
  'Papers of participants',
  'CALL: The Potential of Kites',
  'Call for Papers',
  'Calls for Participation',
  'Kites of methodes and systemes',
  'Kites of méthodes and systèmes',
  'KITE: 基於 BERT 的摘要法',
  'KITE: 基於BERT 的摘要法',
  'NewsNLP',
  'Latest surveys by North 2020',
  'North and kites',
];
const papers = TITLES.flatMap((title, i) => [
  { id: `test:${i}`, title, authors: ['Ada North'], published: '2020' },
  {
    id: `more:${i}`,
    title: `More on ${title} and others`,
    authors: [],
    categories: ['NewsNLP'],
    published: '2021',
  },
]);
const engine = createSearchEngine({ catalog: createCatalog(papers) });

it.each(TITLES)('a whole title comes first, whatever else may be read in it: %s', async (title) => {
  for (const query of [title, title.toUpperCase(), `${title}.`, ` ${title.replaceAll(' ', '\n')}\n`]) {
    const { hits } = await engine.find({ query, limit: 1 });
    expect([query, hits[0]?.paper.title]).toEqual([query, title]);
  }
});

it('a title with an excluded word isn’t meant', async () => {
  const { hits } = await engine.find({ query: '-call for papers', limit: 50 });
  expect(hits.length).toBeGreaterThan(0);
  expect(hits.filter(({ paper }) => /\bcall\b/i.test(paper.title))).toEqual([]);
});
