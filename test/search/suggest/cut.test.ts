import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHOICE_LIMIT, cutLabel } from '../../../src/search/suggest/cut.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

it('a label that fits stays as it is', () => {
  expect(cutLabel('Attention Is All You Need')).toBe('Attention Is All You Need');
  expect(cutLabel('x'.repeat(CHOICE_LIMIT))).toBe('x'.repeat(CHOICE_LIMIT));
});

it('a longer label holds as many whole characters as fit before the mark', () => {
  const character = fc.constantFrom('a', 'é', 'e\u0301', '👩‍👩‍👧‍👦', '🇩🇪', '中', '👍🏽', 'नि');
  fc.assert(
    fc.property(fc.array(character, { minLength: CHOICE_LIMIT + 1, maxLength: 150 }), (characters) => {
      const label = cutLabel(characters.join(''));
      let fitting = '';
      for (const { segment } of graphemes.segment(characters.join(''))) {
        if (fitting.length + segment.length > CHOICE_LIMIT - 1) break;
        fitting += segment;
      }
      expect(label).toBe(`${fitting}…`);
    }),
  );
});

it('a label is cut before a character that alone is longer than a label', () => {
  expect(cutLabel(`a b${'\u0301'.repeat(200)}`)).toBe('a…');
});
