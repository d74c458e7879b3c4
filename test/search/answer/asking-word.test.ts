import { expect, it } from 'vitest';
import { withAskingWord } from '../../../src/search/answer/asking-word.ts';

const known = new Set(['dose', 'that', 'kite']);
const read = (question: string) => withAskingWord(question, (word) => known.has(word));

it.each([
  ['waht is a kite', 'what is a kite'],
  ['Wich kite is best?', 'which kite is best?'],
  ['hwo do kites fly', 'how do kites fly'],
  ['wat is a kite', 'what is a kite'],
  ['“wehn were kites made”', '“when were kites made”'],
  ['whatt is a kite', 'what is a kite'],
])('a slip in a question word is corrected: %s', (typed, meant) => {
  expect(read(typed)).toBe(meant);
});

it.each([
  'what is a kite',
  'kite of silk',
  'dose matters',
  'that is a kite',
  'whale songs',
  'BERT is what',
  'waht',
  'wa is a kite',
  '',
])('any other text stays: %s', (text) => {
  expect(read(text)).toBe(text);
});
