import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const TITLES = [
  'Compositional Abilities of Neural Sequence Models',
  'Inference Rules for Sparse Data',
  'A Glue for Sparse Rules',
  'Message Passing on Graphs',
  'Entity Typing via Graph Networks',
  'Frame Semantics for a Bilingual Dictionary',
  'Morphological Taggers for Persian',
  'The Anger of Speakers',
  'Language Models on Legal Systems',
];
/** Words in many papers, so that words in few are rare. */
const COMMON = Array.from({ length: 900 }, (_, i) => `Semantic Parsing of Neural Models ${i}`);
/** A well-known word, one edit from an even better-known one. */
const MODES = Array.from({ length: 20 }, (_, i) => `Vibration Modes ${i}`);

const papers = [...TITLES, ...COMMON, ...MODES].map((title, i) => ({ id: `test:${i}`, title, authors: [] }));
const engine = createSearchEngine({
  catalog: createCatalog([
    ...papers,
    { id: 'test:eural', title: 'Notes', abstract: 'The eural measure.', authors: [] },
    { id: 'test:typed', title: 'Legal Modes', abstract: 'Their systems, on paper.', authors: [] },
  ]),
});

async function titles(query: string): Promise<string[]> {
  return (await engine.find({ query })).hits.map(({ paper }) => paper.title);
}

describe('a misspelt piece of a title', () => {
  it.each([
    ['the first letter of a short word is wrong', 'abilities of beural', TITLES[0]],
    ['a commoner word is as near', 'inference gules for', TITLES[1]],
    ['two words are misspelt', 'entitty tiping via', TITLES[4]],
    ['every word but a stop word is misspelt', 'fraem smantics for a bilinguall', TITLES[5]],
    ['a letter stands before the first word', 'nframe semantics for', TITLES[5]],
    ['the misspelling is a stem that the catalog knows', 'taggerr for persian', TITLES[6]],
  ])('finds the title even if %s', async (_, query, title) => {
    expect((await titles(query))[0]).toBe(title);
  });

  it('says which words it replaced, and replaces no other', async () => {
    const { corrections } = await engine.find({ query: 'inference gules for' });
    expect(corrections).toEqual([{ from: 'gules', to: 'rules' }]);
  });

  it('also searches for what a title has instead of a rare known word, and says so', async () => {
    const { hits, corrections, notices } = await engine.find({ query: 'abilities of eural' });
    expect(hits[0]?.paper.title).toBe(TITLES[0]);
    expect(hits.map(({ paper }) => paper.id)).toContain('test:eural');
    expect(corrections).toEqual([]);
    expect(notices).toEqual([{ kind: 'also-searched-for', words: 'abilities of neural' }]);
  });

  it('keeps results for a common word first, followed by what it may have meant', async () => {
    const found = await titles('modes on legal systems');
    expect(found[0]).toBe('Legal Modes');
    expect(found.indexOf(TITLES[8] ?? '')).toBeGreaterThan(0);
    expect(found.indexOf(TITLES[8] ?? '')).toBeLessThan(5);
  });

  it('doesn’t treat another form of a word as a misspelling', async () => {
    const { hits, notices, corrections } = await engine.find({ query: 'abilities of neural sequences' });
    expect(hits[0]?.paper.title).toBe(TITLES[0]);
    expect([...notices, ...corrections]).toEqual([]);
  });

  it('finds nothing else for words that titles have as typed', async () => {
    const { notices } = await engine.find({ query: 'message passing' });
    expect(notices).toEqual([]);
  });
});
