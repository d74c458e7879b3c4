import { expect, it } from 'vitest';
import { enumerated } from '../../src/view/enumerated.ts';

it.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A, B and C'],
])('puts %j in one phrase', (items, phrase) => {
  expect(enumerated(items)).toBe(phrase);
  expect(enumerated(items, 'or')).toBe(phrase.replace(' and ', ' or '));
});
