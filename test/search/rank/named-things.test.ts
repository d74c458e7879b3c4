import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES: readonly (readonly [key: string, title: string, year: string])[] = [
  ['corpus', 'Kitepool: Parallel Strings of Many Skies', '2005'],
  ['later', 'Kitepool: The Corpus Once More', '2012'],
  ['uses', 'The Kitepool Corpus in Use', '2009'],
  ['bank', 'Building Large Nests: The Owl Nestbank', '1993'],
  ...Array.from(
    { length: 8 },
    (_, i) => [`on-${i}`, `Parsing the Owl Nestbank ${i}`, `${2001 + i}`] as const,
  ),
  ['turned', 'End-to-end Neural Owl Tracking', '2017'],
  ['plain', 'Honest Queries: A Bench for Fishing', '2014'],
  ['plain-use', 'On Honest Queries in Norse', '2009'],
  ['plain-later', 'Honest Queries in Norse', '2019'],
  ['rare', 'Osprey: Fast Diving in Rust', '2016'],
  ['rare-use', 'Our Team with Osprey Diving, Diving and More Diving', '2019'],
  ['rare-title', 'On the Osprey for Diving', '2020'],
  ['gulls', 'Gullbench: Judging Gulls', '2012'],
  ['few-gulls', 'Few-Gullbench: Judging a Gull or Two', '2021'],
  ['versions', 'Gannet: Plunges Counted', '2004'],
  ['version-use', 'What Gannet-K Says of Plunges', '2010'],
  ['versions-own', 'Gannet 3.0: Plunges Timed', '2015'],
  ['joined', 'PuffinQA: Questions on Burrows', '2017'],
  ['apart', 'On Burrows, a Puffin, QA and Puffin Burrows', '2019'],
  ['longer', 'Owl Tracking: Neural, End-to-end and by Hand in Winter', '2019'],
];
const engine = createSearchEngine({
  catalog: createCatalog(
    TITLES.map(([key, title, published]) => ({ id: `test:${key}`, title, authors: [], published })),
  ),
});

it.each([
  ['a thing with what it is', 'kitepool corpus', 'corpus'],
  ['a thing that many titles hold, by the first that ends in it', 'owl nestbank', 'bank'],
  ['a title in another order', 'owl tracking neural end-to-end', 'turned'],
  ['a thing of plain words with what it is', 'honest queries dataset', 'plain'],
  ['a rare name beside what its paper speaks of', 'osprey diving', 'rare'],
  ['a piece of a title before the thing that it holds', 'the osprey for diving', 'rare-title'],
  ['a rare name beside what its paper says nothing of', 'osprey team', 'rare-use'],
  ['a version of a thing', 'gannet-k', 'versions'],
  ['a version of a thing by number', 'gannet 2.0', 'versions'],
  ['a version that has a paper of its own', 'gannet 3.0', 'versions-own'],
  ['a name of one word that is typed as two', 'puffin qa', 'joined'],
  ['and so with what it is', 'puffin qa dataset', 'joined'],
  ['a name with a little word in it', 'few gullbench', 'few-gulls'],
  ['a name beside a little word', 'the gullbench', 'gulls'],
  ['a whole title before the thing that it is about', 'The Kitepool Corpus in Use', 'uses'],
])('finds the paper that introduced it first: %s', async (_, query, key) => {
  const { hits } = await engine.find({ query });
  expect(hits[0]?.paper.id).toBe(`test:${key}`);
});

it('respects the conditions of a search', async () => {
  const { hits } = await engine.find({ query: 'kitepool corpus after:2010' });
  expect(hits.map(({ paper }) => paper.id)).toEqual(['test:later']);
});
