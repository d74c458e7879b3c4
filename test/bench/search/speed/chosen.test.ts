import { expect, it } from 'vitest';
import { chosenOf } from './chosen.ts';

const NAMES = ['paperboy', 'packed-limit', 'lunr'];

it('measures all engines at all sizes unless some are named', () => {
  expect(chosenOf({}, NAMES, false)).toEqual({ isShort: false, sizes: [20_000, 100_000], engines: NAMES });
  expect(chosenOf({}, NAMES, true).sizes).toEqual([2_000]);
});

it.each([
  [['lunr'], ['lunr']],
  [['lunr, paperboy'], ['paperboy', 'lunr']],
  [
    ['lunr', 'paperboy', 'lunr'],
    ['paperboy', 'lunr'],
  ],
])('measures only the named ones, in their usual order: %j', (only, engines) => {
  expect(chosenOf({ only, papers: ['5000'] }, NAMES, false)).toEqual({
    isShort: true,
    sizes: [5_000],
    engines,
  });
});

it.each([
  [{ only: ['paperboy,elastic'] }, 'There is no engine elastic. There are: paperboy, packed-limit, lunr.'],
  [{ only: [''] }, 'There is no engine'],
  [{ papers: ['many'] }, '--papers is a number of 100 and more.'],
  [{ papers: ['99'] }, '--papers is a number of 100 and more.'],
  [{ papers: ['1e400'] }, '--papers is a number of 100 and more.'],
])('lists the choices if it cannot read %j', (options, sentence) => {
  expect(() => chosenOf(options, NAMES, false)).toThrow(sentence);
});
