import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES = [
  'Migrating birds at night',
  'Migration of birds',
  'Migration of whales',
  'Bird transformers',
  'Whale transformers',
  'Owl transformers and transducers',
  'Trans',
  'Long context for owls',
  'Long context for whales',
  'Long contents',
  'Contes of France',
  'Sentim at the Contest',
  ...Array.from({ length: 201 }, (_, i) => `Sentiment of nests ${i}`),
];
const engine = createSearchEngine({
  catalog: createCatalog(TITLES.map((title, i) => ({ id: `test:${i}`, title, authors: [] }))),
});
const find = async (query: string) => {
  const { hits, corrections, notices } = await engine.find({ query });
  return { first: hits[0]?.paper.title, corrections, notices };
};

describe('a half-typed last word', () => {
  it('means its commonest completion in titles, and is never corrected to a similar word', async () => {
    expect(await find('transf')).toEqual({
      first: 'Bird transformers',
      corrections: [{ from: 'transf', to: 'transformers' }],
      notices: [],
    });
  });

  it('means what titles have after the word before it, even if the catalog knows it', async () => {
    const { first, corrections } = await find('long conte');
    expect(first).toBe('Long context for owls');
    expect(corrections).toEqual([{ from: 'conte', to: 'context' }]);
  });

  it('is searched as typed, too', async () => {
    const { hits } = await engine.find({ query: 'long contes' });
    expect(hits.map(({ paper }) => paper.title)).toContain('Contes of France');
  });

  it.each(['long context', 'migration of', 'birds at ni', 'trans'])(
    'is told from a whole one: %s',
    async (query) => {
      const { corrections } = await find(query);
      expect(corrections.filter(({ from }) => !query.endsWith(from) || from.length > 2)).toEqual([]);
    },
  );
});

it('a rare single word means its completion if very many titles have that', async () => {
  expect((await find('sentim')).corrections).toEqual([{ from: 'sentim', to: 'sentiment' }]);
  expect((await find('contes')).corrections).toEqual([]);
  // Nor with another word, whatever was asked before.
  expect((await find('xqzw sentim')).corrections).toEqual([]);
  expect((await find('sentim')).corrections).toHaveLength(1);
});

it('searches titles for a phrase of stop words', async () => {
  const catalog = createCatalog([
    { id: 'test:a', title: 'This is a test of owls', authors: [] },
    { id: 'test:b', title: 'Another test', authors: [], abstract: 'We ran a test.' },
  ]);
  const small = createSearchEngine({ catalog });
  const { hits } = await small.find({ query: '"This is a test"' });
  expect(hits.map(({ paper }) => paper.id)).toEqual(['test:a']);
});

it('means the whole word if it only ends a line in a title: `extrac-tion`', async () => {
  const broken = createSearchEngine({
    catalog: createCatalog(
      ['Twig Extrac-tion by Owls', ...Array.from({ length: 120 }, (_, i) => `Twig extraction ${i}`)].map(
        (title, i) => ({ id: `test:${i}`, title, authors: [] }),
      ),
    ),
  });
  const { hits, corrections } = await broken.find({ query: 'twig extrac' });
  expect(corrections).toEqual([{ from: 'extrac', to: 'extraction' }]);
  expect(hits[0]?.paper.title).toMatch(/^Twig extraction/);
  expect((await broken.find({ query: 'owls extrac' })).corrections).toEqual([]);
});

it('is completed although a letter is wrong, and is no shorter word or name', async () => {
  const named = createSearchEngine({
    catalog: createCatalog(
      TITLES.map((title, i) => ({ id: `test:${i}`, title, authors: i % 9 === 0 ? ['Nhat Tran'] : [] })),
    ),
  });
  for (const half of ['tranf', 'trnasf', 'tronsf', 'transfo']) {
    const { corrections, understood } = await named.find({ query: half });
    expect(corrections).toEqual([{ from: half, to: 'transformers' }]);
    expect(understood).toBeUndefined();
  }
});

it('is no half word that others misspelt, but what it begins or the commoner word next to it', async () => {
  const titles = [
    'Reading textaul nests',
    'Nests of textaul kinds',
    'Owls and their tranlsations',
    'The tranlsations of owls',
    ...Array.from({ length: 220 }, (_, i) => `Textual nests ${i}`),
    ...Array.from({ length: 400 }, (_, i) => `Texts of owls ${i}`),
    ...Array.from({ length: 300 }, (_, i) => `Translations of calls ${i}`),
    ...Array.from({ length: 3_500 }, (_, i) => `Boats ${i}`),
  ];
  const slips = createSearchEngine({
    catalog: createCatalog(titles.map((title, i) => ({ id: `test:${i}`, title, authors: [] }))),
  });
  expect((await slips.find({ query: 'texta' })).corrections).toEqual([{ from: 'texta', to: 'texts' }]);
  expect((await slips.find({ query: 'tranl' })).corrections).toEqual([{ from: 'tranl', to: 'translations' }]);
});
