import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { openAuthors } from '../../../src/search/index/authors.ts';

/** The printed name for these people. The numbers are papers. */
function printedOf(people: Readonly<Record<string, number>>): string | undefined {
  const authors = Object.entries(people).flatMap(([name, papers]) => Array<string>(papers).fill(name));
  const papers = authors.map((name, at) => ({ id: `test:${at}`, title: `Paper ${at}`, authors: [name] }));
  const index = openAuthors(buildIndexHere({ catalog: createCatalog(papers) }));
  const ids = [...new Set(papers.map((_, document) => index.authorsOf(document)[0] ?? -1))];
  const printed = new Set([ids, ids.toReversed()].map((asked) => index.printed(asked)));
  expect(printed.size, 'in whatever order they are asked for').toBe(1);
  return [...printed][0];
}

it.each<[string, Record<string, number>, string | undefined]>([
  [
    'the one on most papers',
    { 'C. Manning': 1, 'Christopher Manning': 3, 'Christopher D. Manning': 2 },
    'Christopher Manning',
  ],
  [
    'the one on most papers, even if it is the shortest',
    { 'C. Manning': 4, 'Christopher D. Manning': 2 },
    'C. Manning',
  ],
  ['undefined for several people', { 'Chris Manning': 2, 'Carol D. Manning': 2 }, undefined],
  [
    'defined if the longest one (ties: on most papers) covers all others',
    { 'J. P. Hu': 2, 'J. J. Hu': 1 },
    'J. P. Hu',
  ],
  ['undefined if it does not', { 'J. P. Hu': 1, 'J. J. Hu': 2 }, undefined],
  ['undefined for nobody', {}, undefined],
])('the printed name is %s', (_, people, printed) => {
  expect(printedOf(people)).toBe(printed);
});
