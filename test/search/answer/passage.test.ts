import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordFinder } from '../../../src/search/answer/held-words.ts';
import { cutPassage, LONGEST_QUOTE } from '../../../src/search/answer/passage.ts';
import type { AskedWord } from '../../../src/search/answer/question.ts';
import { NONE } from '../../../src/search/index/lexicon.ts';
import { words } from '../../../src/search/text/tokens.ts';

const word = (text: string) => ({ text, word: NONE, stem: NONE, isStop: false });
const asked = (text: string): AskedWord => ({
  ...word(text),
  weight: 1,
  isEveryday: false,
  certainty: 1,
  informativeness: 1,
});
const cut = (sentence: string, ...about: string[]) =>
  cutPassage(sentence, about.map(asked), (text) => createWordFinder(about.map(asked))(words(text).map(word)));

const FILLER = 'and this part goes on for quite some while about other things that nobody asked for';

describe('a quoted passage', () => {
  it('is the whole sentence if that is short', () => {
    expect(cut('Short, and good.', 'good')).toBe('Short, and good.');
  });

  it('is the relevant clauses of a long sentence, with omissions marked', () => {
    const long = `${`${FILLER}, `.repeat(6)}the scarf is planar, as we prove${`, ${FILLER}`.repeat(6)}.`;
    const passage = cut(long, 'scarf', 'planar');
    expect(passage).toContain('the scarf is planar');
    expect(passage).toMatch(/^….*…$/);
    expect(passage.length).toBeLessThanOrEqual(LONGEST_QUOTE);
  });

  it('is cut between words if there are no clauses', () => {
    const passage = cut('scarf '.repeat(200), 'scarf');
    expect(passage).toMatch(/^(scarf )+scarf…$/);
  });

  it('is never longer than the limit, and never empty', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 2000, unit: 'grapheme' }), (text) => {
        const passage = cut(text, 'a');
        expect(passage.length).toBeLessThanOrEqual(Math.max(LONGEST_QUOTE, 1));
        expect(passage).not.toBe('');
      }),
    );
  });
});
