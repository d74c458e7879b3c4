import { expect, it } from 'vitest';
import { followName } from '../../src/view/follow-name.ts';

it.each([
  ['words', 'graph networks', '“graph networks”'],
  ['words', '"coding agents"', '**"coding agents"**'],
  ['words', '"coding agents" -survey', '**"coding agents" -survey**'],
  ['author', 'Ada Lovelace', '**Ada Lovelace**'],
  ['category', 'cs.CL', '**cs.CL**'],
] as const)('a follow of %s %s stands in one pair of marks', (kind, value, shown) => {
  expect(followName({ kind, value })).toBe(shown);
});
