import { expect, it } from 'vitest';
import { titleKey } from '../../src/paper/title.ts';

it.each([
  ['Kites & Letters: A Study', 'kites, letters — a  study'],
  ['ﬁne-tuning', 'Fine tuning'],
  ['Évariste’s kites', 'E\u0301VARISTE’S KITES'],
])('gives “%s” and “%s” the same key', (one, other) => {
  expect(titleKey(one)).toBe(titleKey(other));
});

it.each([
  ['Kites and Letters', 'Kites and Letter'],
  [
    'Kites that fly over very long and windy fields at noon',
    'Kites that fly over very long and windy fields at night',
  ],
  ['风筝', '信'],
  ['+', '-'],
])('tells “%s” from “%s”', (one, other) => {
  expect(titleKey(one)).not.toBe(titleKey(other));
});

it('gives a short key that begins with the title’s words', () => {
  expect(titleKey('Kites & Letters')).toMatch(/^kites-letters-[0-9a-f]{10}$/);
  expect(titleKey('word '.repeat(100))).toMatch(/^(word-){5}wor-[0-9a-f]{10}$/);
  expect(titleKey('seven letters in every word')).toMatch(/^seven-letters-in-every-word-[0-9a-f]{10}$/);
  expect(titleKey('sevenly letters in each words')).toMatch(/^sevenly-letters-in-each-word-[0-9a-f]{10}$/);
  expect(titleKey('eighteen letters in a words up')).toMatch(/^eighteen-letters-in-a-words-[0-9a-f]{10}$/);
  expect(titleKey('风筝')).toMatch(/^[0-9a-f]{10}$/);
});
