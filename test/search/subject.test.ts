import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../src/search/engine.ts';
import { paper } from '../support/papers.ts';

const engine = createSearchEngine({
  catalog: createCatalog([
    paper('kites', {
      title: 'A Survey of Large Kites',
      abstract: 'We review works and papers, show how kites work in 2023, and search for the latest ones.',
      authors: ['Ada Kessel'],
    }),
    paper('tails', { title: 'Quick Search for Tails', authors: ['Bo Lind'], published: '2023-05-01' }),
  ]),
});

describe('a search for what no paper mentions', () => {
  it.each([
    'papers on chess',
    'papers about chess',
    'chess papers',
    'arXiv papers on chess',
    'paper by chess',
    'papers with chess',
    'find papers that discuss chess',
    'latest papers on chess',
    'survey on chess',
    'recent chess surveys',
    'how does chess work',
    'show me works on chess',
    'large chess',
    'chess NOT kites',
    'chess 2023',
    'chess since 2020',
    'chess research',
  ])('lists nothing for the words around it, and says what is missing: %s', async (query) => {
    const { total, notices, corrections } = await engine.find({ query });
    expect([total, corrections]).toEqual([0, []]);
    expect(notices).toEqual([{ kind: 'not-known', words: ['chess'] }]);
  });

  it('says so of each of several words', async () => {
    const { total, notices } = await engine.find({ query: 'papers on chess and football' });
    expect([total, notices]).toEqual([0, [{ kind: 'not-known', words: ['chess', 'football'] }]]);
  });

  it('says no more than that nothing was found if that was all', async () => {
    expect(await engine.find({ query: 'chess football' })).toMatchObject({ total: 0, notices: [] });
  });

  it('still searches for other words that say something, and names it', async () => {
    const { hits, notices } = await engine.find({ query: 'papers on chess kites' });
    expect(hits.map((hit) => hit.paper.id)).toEqual(['kites']);
    expect(notices).toEqual([{ kind: 'not-mentioned', words: ['chess'] }]);
  });
});

it.each(['papers on kites', 'papers about kitse', 'large', 'survey', 'latest tails', 'papers by kessel'])(
  'small words of asking are no hindrance beside what papers mention: %s',
  async (query) => {
    const { total, notices } = await engine.find({ query });
    expect([total, notices]).toEqual([1, []]);
  },
);

it('does not correct a word of asking into another word', async () => {
  const { corrections } = await engine.find({ query: 'research kites' });
  expect(corrections).toEqual([]);
});
