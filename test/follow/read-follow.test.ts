import { expect, it } from 'vitest';
import { readFollow } from '../../src/follow/read-follow.ts';
import type { Wanted } from '../../src/follow/wanted.ts';

const term = (text: string): Wanted => ({ kind: 'term', term: text });
const all = (...of: Wanted[]): Wanted => ({ kind: 'all', of });
const any = (...of: Wanted[]): Wanted => ({ kind: 'any', of });

function wantedOf(value: string): Wanted | undefined {
  const read = readFollow({ kind: 'words', value });
  return read.kind === 'read' ? read.conditions.wanted : undefined;
}

it.each<[value: string, wanted: Wanted]>([
  ['parsing', term('parsing')],
  ['data set', any(all(term('data'), term('set')), term('data set'))],
  ['a b1 c1 d1', all(term('b1'), term('c1'), term('d1'))],
  ['b1 c1 d1 e1', any(all(term('b1'), term('c1'), term('d1'), term('e1')), term('b1 c1 d1 e1'))],
  ['b1 c1 d1 e1 f1', all(term('b1'), term('c1'), term('d1'), term('e1'), term('f1'))],
  ['out of', term('out of')],
  ['attention ! parsing', any(all(term('attention'), term('parsing')), term('attention parsing'))],
  [
    'parsing "word order" author:vaswani',
    all(term('parsing'), term('"word order"'), { kind: 'author', name: 'vaswani' }),
  ],
])('wants each of a few words, or all of them written as one: %s', (value, wanted) => {
  expect(wantedOf(value)).toEqual(wanted);
});

it('wants nothing if there are only symbols, initials or exclusions', () => {
  for (const value of ['', '!!', '"!"', '-parsing'])
    expect(readFollow({ kind: 'words', value })).toEqual({ kind: 'nothing-wanted' });
  expect(readFollow({ kind: 'author', value: 'A.' })).toEqual({ kind: 'nothing-wanted' });
  expect(readFollow({ kind: 'category', value: ' cs.CL ' })).toMatchObject({
    conditions: { wanted: { kind: 'category', category: 'cs.CL' }, unwanted: [] },
  });
});

it('keeps exclusions along with what is wanted, and accepts no dates', () => {
  expect(readFollow({ kind: 'words', value: 'parsing -speech -!' })).toMatchObject({
    conditions: { wanted: term('parsing'), unwanted: ['speech'] },
  });
  expect(readFollow({ kind: 'words', value: 'parsing after:2020' })).toEqual({ kind: 'dated' });
  expect(readFollow({ kind: 'words', value: 'parsing before:2020' })).toEqual({ kind: 'dated' });
});
