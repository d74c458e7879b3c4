import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { openAuthors } from '../../../src/search/index/authors.ts';

/** The name that is printed of these people, each on so many papers. */
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
    'of most papers',
    { 'C. Manning': 1, 'Christopher Manning': 3, 'Christopher D. Manning': 2 },
    'Christopher Manning',
  ],
  ['of most papers, be it the shortest', { 'C. Manning': 4, 'Christopher D. Manning': 2 }, 'C. Manning'],
  ['none where they are several people', { 'Chris Manning': 2, 'Carol D. Manning': 2 }, undefined],
  [
    'one where the longest of most papers has room for all others',
    { 'J. P. Hu': 2, 'J. J. Hu': 1 },
    'J. P. Hu',
  ],
  ['none where it has not', { 'J. P. Hu': 1, 'J. J. Hu': 2 }, undefined],
  ['none of nobody', {}, undefined],
])('the printed name is %s', (_, people, printed) => {
  expect(printedOf(people)).toBe(printed);
});
