import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHOICE_LIMIT, cutLabel } from '../../../src/search/suggest/cut.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

it('a label that fits stays as it is', () => {
  expect(cutLabel('Attention Is All You Need')).toBe('Attention Is All You Need');
  expect(cutLabel('x'.repeat(CHOICE_LIMIT))).toBe('x'.repeat(CHOICE_LIMIT));
});

it('a longer label keeps as many whole characters as fit before the mark', () => {
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

it('a label is cut before a character that is itself longer than a label', () => {
  expect(cutLabel(`a b${'\u0301'.repeat(200)}`)).toBe('a…');
});

it.each([
  ['between two letters', 'x'.repeat(200), 99],
  ['behind an accent', `${'x'.repeat(97)}e\u0301${'x'.repeat(50)}`, 99],
  ['before a letter with an accent of its own', `${'x'.repeat(98)}e\u0301${'x'.repeat(50)}`, 98],
  ['between a line’s two signs', `${'x'.repeat(98)}\r\n${'x'.repeat(50)}`, 98],
])('a label is cut %s', (_, text, end) => {
  expect(cutLabel(text)).toBe(`${text.slice(0, end)}…`);
});
