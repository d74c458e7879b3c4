import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import type { Paper } from '../../../src/paper/paper.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (
  key: string,
  title: string,
  year: number,
  authors: readonly string[],
  abstract: string,
): Paper => ({ id: `test:${key}`, title, published: `${year}-05-01`, authors, abstract });

const uses = (name: string, about: string, year: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    paper(
      `${name}-${about.length}-${i}`,
      `Trial ${i} on ${year}`,
      year,
      ['New Salt'],
      `With ${name}, ${about}.`,
    ),
  );

const engine = createSearchEngine({
  catalog: createCatalog([
    paper('kelp-old', 'Kelp: A Toolkit for Knots', 2008, ['Yan Verse'], 'Knots.'),
    paper('kelp-older-again', 'Kelp: Knots at Sea', 2010, ['Sam Brook', 'Yan Verse'], 'Knots again.'),
    paper('kelp-new', 'Kelp: Pretraining of Gulls', 2020, ['Mike Lowe'], 'Gulls.'),
    ...uses('Kelp', 'knots are tied', 2012, 3),
    ...uses('Kelp', 'pretraining makes gulls fly far', 2021, 12),
    paper('cove-old', 'Cove: Boats by Night', 2009, ['Ola Dim'], 'Boats.'),
    paper('cove-new', 'Cove: Rafts by Day', 2015, ['Rita Rey'], 'Rafts.'),
    ...uses('Cove (Rey et al., 2015)', 'all is well', 2016, 4),
    paper('fjord', 'Fjord: The Salt Solution', 2006, ['Ed Hove', 'Mira Wu'], 'Ninety in a hundred.'),
    paper('fjord-later', 'Fjord: Cleaning Nets of Shells', 2008, ['Liu Yew', 'Ed Hove'], 'Nets and shells.'),
    ...uses('Fjord', 'nets are cleaned of shells', 2010, 12),
    paper('dune-old', 'Dune: Sand Counts', 2001, ['Al Grain'], 'Sand.'),
    paper('dune-new', 'Dune: Camels Walk', 2011, ['Cam Hump'], 'Camels.'),
    ...uses('Dune', 'sand is counted', 2012, 6),
    ...uses('Dune', 'camels walk', 2013, 8),
  ]),
});
const first = async (query: string, n = 1) =>
  (await engine.find({ query })).hits.slice(0, n).map(({ paper: { id } }) => id);

it('puts the namesake that most texts mean first, followed by earlier ones', async () => {
  expect(await first('Kelp', 3)).toEqual(['test:kelp-new', 'test:kelp-old', 'test:kelp-older-again']);
  expect(await first('kelp toolkit')).toEqual(['test:kelp-new']);
});

it('assumes that the one cited next to the name is meant', async () => {
  expect(await first('Cove', 2)).toEqual(['test:cove-new', 'test:cove-old']);
});

it('keeps the first if the others continue it, or aren’t meant by far more texts', async () => {
  expect(await first('Fjord')).toEqual(['test:fjord']);
  expect(await first('Dune')).toEqual(['test:dune-old']);
});

it('respects the conditions of a search, and a whole title', async () => {
  expect(await first('Kelp before:2012')).toEqual(['test:kelp-old']);
  expect(await first('Kelp: Knots at Sea')).toEqual(['test:kelp-older-again']);
});

it('answers what a name is with the namesake that most texts mean', async () => {
  const { quotes } = await engine.answer('what is Kelp?');
  expect(quotes[0]?.paper.id).toBe('test:kelp-new');
});
