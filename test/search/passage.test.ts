import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../src/search/engine.ts';

const engine = createSearchEngine({
  catalog: createCatalog([
    {
      id: 'test:owls',
      title: 'Owls',
      authors: ['Ada Lovelace', 'Grace Hopper'],
      published: '2021-03-04',
      abstract: 'Much is known. We parse the calls of owls at night. Parsers of calls help.',
    },
    { id: 'test:twin', title: 'Owls', authors: ['Hopper, Grace'], published: '1999' },
    { id: 'test:long', title: `Owls ${'and more owls '.repeat(12)}`, authors: [], published: '1998' },
  ]),
});

describe('the passage that a search shows', () => {
  it('is the part that matched, with its matching words in any form', async () => {
    const { hits } = await engine.find({ query: 'parsing calls' });
    expect(hits[0]?.passage).toEqual({
      text: 'We parse the calls of owls at night. Parsers of calls help.',
      matched: ['parse', 'calls'],
    });
  });

  it('begins near matches late in a long sentence, at the start of a word', async () => {
    const long = `${'Snow lies on the roofs of all the old houses of the town, '.repeat(4)}and foxes sing to magpies.`;
    const search = createSearchEngine({
      catalog: createCatalog([{ id: 'test:snow', title: 'Snow', authors: [], abstract: long }]),
    });
    const { hits } = await search.find({ query: 'foxes magpies' });
    expect(hits[0]?.passage?.text).toMatch(/^…(?:\S+ ){1,12}and foxes sing to magpies\.$/);
    expect(hits[0]?.passage?.matched).toEqual(['foxes', 'magpies']);
  });

  it('is absent if no sentence has a word of the query', async () => {
    const { hits } = await engine.find({ query: 'owls', limit: 3 });
    expect(hits.find(({ paper }) => paper.id === 'test:twin')).not.toHaveProperty('passage');
  });
});

it('shows the words of the other form of an acronym in bold too', async () => {
  const search = createSearchEngine({
    catalog: createCatalog([
      {
        id: 'test:a',
        title: 'Dials',
        authors: [],
        abstract: 'A Sun Dial Mirror (SDM) is a dial. SDM shows.',
      },
      { id: 'test:b', title: 'More', authors: [], abstract: 'We turn. The sun dial mirror is turned.' },
    ]),
  });
  const { hits } = await search.find({ query: 'SDM' });
  expect(hits.find(({ paper }) => paper.id === 'test:b')?.passage).toEqual({
    text: 'The sun dial mirror is turned.',
    matched: ['sun', 'dial', 'mirror'],
  });
});

it('tells equal titles apart in autocomplete, by first author and year', () => {
  const labels = engine.suggest('paper', 'owls').map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(['Owls · Lovelace 2021', 'Owls · Hopper 1999']);
  expect(labels[2]).toMatch(/^Owls and more owls .*… · 1998$/);
  expect(labels[2]?.length).toBeLessThanOrEqual(100);
});
