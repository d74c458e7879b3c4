import { describe, expect, it } from 'vitest';
import { words } from '../../../src/search/text/tokens.ts';

describe('words', () => {
  it.each([
    ['Retrieval-Augmented Generation', ['retrieval', 'augmented', 'generation']],
    ["Bayes' and Zipf's laws", ['bayes', 'and', 'zipf', 'laws']],
    ['GPT-3.5 at 1,000 tokens', ['gpt', '3.5', 'at', '1,000', 'tokens']],
    ['naïve Poincaré ﬁne', ['naive', 'poincare', 'fine']],
    ['Don’t ask O’Brien’s ‘why’', ["don't", 'ask', "o'brien", 'why']],
    ['C++ and F#', ['c', 'and', 'f']],
    ['図書館 search', ['図', '書', '館', 'search']],
    ['🔥🔥', []],
  ])('of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
