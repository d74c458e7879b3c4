import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { isMissingTitle, looksLikeTitle } from '../../../src/search/query/missing-title.ts';
import { bundledCatalog } from '../bundled.ts';

describe('a query is written like a title', () => {
  it.each([
    'attention is all you need',
    'Attention Is All You Need',
    'language models are not all you want',
    'BERT: pre-training of deep bidirectional transformers',
    'Deep Residual Learning for Image Recognition',
  ])('%s', (query) => {
    expect(looksLikeTitle(query)).toBe(true);
  });

  it.each([
    'deep residual learning for image recognition',
    'retrieval augmented generation for question answering',
    'Is attention all you need?',
    'how are language models evaluated by you',
    'what is not all you need',
    'Patrick Lewis retrieval augmented',
    'papers by Graham Neubig on code',
    'Devlin Chang Lee Toutanova 2019 bert pretraining models',
    'BERT GPT LLM RAG',
    'Omer Levy, Yoav Goldberg',
    'smoking is associated with cancer',
    '"Attention Is All You Need"',
    'Attention Networks',
  ])('and not: %s', (query) => {
    expect(looksLikeTitle(query)).toBe(false);
  });
});

describe('a missing title', () => {
  const engine = createSearchEngine({ catalog: bundledCatalog() });
  const told = async (query: string) =>
    (await engine.find({ query })).notices.some(({ kind }) => kind === 'no-such-title');

  it.each(['attention is all you need', 'Deep Residual Learning for Image Recognition'])(
    'is reported along with what was found: %s',
    async (query) => {
      expect(await told(query)).toBe(true);
    },
  );

  it('isn’t one that’s there, in full, in part, or misspelt', async () => {
    for (const { title } of bundledCatalog().all()) {
      const parts = title.split(' ');
      const misspelt = title.replace(/(\p{Ll})(\p{Ll})(?=\p{Ll}{3})/u, '$2$1');
      for (const query of [title, title.toLowerCase(), parts.slice(0, 6).join(' '), misspelt])
        expect([query, await told(query)]).toEqual([query, false]);
    }
  });

  it('isn’t one that a title contains between other words', () => {
    const word = fc.constantFrom('Owls', 'Kites', 'Harbours', 'Storms', 'Gulls', 'Sails');
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 8 }), fc.array(word), (title, around) => {
        const query = title.join(' ');
        expect(isMissingTitle(query, ['Other', [...around, ...title].join(' ')], (one) => one)).toBe(false);
      }),
    );
  });
});
