import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { warmingSearches } from '../../../src/search/live/warm-up.ts';
import type { SearchRequest } from '../../../src/search/search.ts';

const papers = Array.from({ length: 5_000 }, (_, i) => ({
  id: `test:${i}`,
  title: i === 4_000 ? '' : 'Counting Harbour Boats Twice in Winter',
  authors: i === 2_000 ? [] : ['Mara Petrel'],
  abstract: 'Boats rest in harbours.',
}));
const index = buildIndexHere({ catalog: createCatalog(papers) });

/** The searches for this many titles. */
function asked(titles: number) {
  const queries: string[] = [];
  const told: string[] = [];
  const search = {
    find: ({ query }: SearchRequest) => {
      queries.push(query);
      return { documents: [], total: 0, corrections: [], notices: [] };
    },
    similar: () => [],
    repaired: (of: string, typed: string) => {
      told.push(`${of} ${typed}`);
      return [];
    },
    answer: async (question: string) => {
      told.push(question);
      return { quotes: [], corrections: [] };
    },
  };
  const steps = [...warmingSearches(search, index, titles)];
  for (const step of steps) step();
  return { queries, told, steps: steps.length };
}

it('searches as people do: titles, two words, author and topic, questions, and misspelt versions', () => {
  const { queries, told } = asked(2);
  expect(queries).toEqual([
    'counting harbour boats twice',
    'counting harbour',
    'counting model',
    'petrel counting',
    'What is counting harbour boats twice?',
    'coutning habrour baots tiwce',
    'boats twice é',
  ]);
  expect(told).toEqual([
    'What is counting harbour boats twice?',
    'author mraa pertel',
    'paper coutning habrour baots tiwce',
  ]);
});

it('uses at most one paper in a thousand, even if some have no title or author', () => {
  expect(asked(40).steps).toBe(28);
  expect(asked(3).steps).toBeLessThan(20);
});
