import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsInTitles } from '../../src/follow/words-in-titles.ts';

describe('suggested words', () => {
  it.each([
    ['gra', ['Graph Networks', 'On graphs'], ['gra', 'graph', 'graph networks', 'graphs']],
    [
      'graph net',
      ['(Graph) networks!', 'Graph networks again'],
      ['graph net', 'graph networks', 'graph networks again'],
    ],
    ['Schrö', ['Schrodinger bridges'], ['Schrö', 'schrodinger', 'schrodinger bridges']],
    ['zzz', ['Graph Networks'], ['zzz']],
    ['gra', ['Graph – networks', '... graph'], ['gra', 'graph']],
  ])('“%s” in %o', (typed, titles, words) => expect(wordsInTitles(typed, titles)).toEqual(words));

  it('start with what is typed, each once, none too long for a choice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 150 }), fc.array(fc.string({ maxLength: 60 })), (typed, titles) => {
        const found = wordsInTitles(typed, titles);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((one) => one !== '' && one.length <= 100)).toBe(true);
        if (typed.trim() !== '' && typed.trim().length <= 100) expect(found[0]).toBe(typed.trim());
      }),
    );
  });
});
