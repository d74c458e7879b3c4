import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES = [
  'CAT: Cross Attention for Kites',
  'Author: Disambiguation at Scale',
  'Remarks on the Particle -kah in Kite Questions',
  '"Why Should I Fly You?": Explaining Kites',
  'Twelve Ways to Groom a Cat: Owners Report',
  'Retrieval-Augmented Generation for Kite Questions',
  'Schrödinger Kites and π₀',
];
const catalog = createCatalog(
  TITLES.map((title, i) => ({ id: `2611.1000${i}`, title, authors: ['Ada North'], categories: ['cs.CV'] })),
);
const engine = createSearchEngine({ catalog });
const titlesFor = async (query: string, more = {}) =>
  (await engine.find({ query, ...more })).hits.map(({ paper }) => paper.title);

describe('a title', () => {
  it.each(TITLES)('pasted as is comes first: %s', async (title) => {
    expect((await titlesFor(title))[0]).toBe(title);
    expect((await titlesFor(title, { isPlain: true }))[0]).toBe(title);
  });

  it('that is incomplete is searched for by its words if its first word would be a condition with no matches', async () => {
    expect((await titlesFor('CAT: cross attention kites'))[0]).toBe(TITLES[0]);
  });

  it('with TeX in it is found', async () => {
    expect((await titlesFor(String.raw`Schr\"odinger Kites and $\pi_0$`))[0]).toBe(TITLES[6]);
  });
});

describe('a message', () => {
  it.each([
    'Category: NLP - has anyone read about retrieval augmented generation?',
    'He said "totally awesome stuff" about retrieval augmented generation',
    'My list:\n-Retrieval augmented generation\n-BERT',
  ])('is searched for by its words: %s', async (query) => {
    expect((await titlesFor(query, { isPlain: true }))[0]).toBe(TITLES[5]);
  });
});

describe('a query', () => {
  it('still narrows by its conditions', async () => {
    expect(await titlesFor('kites author:Nobody')).toEqual([]);
    expect(await titlesFor('kites -attention cat:cs.CV')).not.toContain(TITLES[0]);
  });

  it('names several papers by their ids', async () => {
    expect(await titlesFor('2611.10002, 2611.10000')).toEqual([TITLES[2], TITLES[0]]);
    const { hits, notices } = await engine.find({ query: '2611.10002 and 2401.99999' });
    expect(hits).toHaveLength(1);
    expect(notices).toEqual([{ kind: 'no-such-paper', id: '2401.99999' }]);
  });
});
