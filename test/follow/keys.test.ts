import { expect, it } from 'vitest';
import { keyTest, paperKeys, wantedKeys } from '../../src/follow/keys.ts';
import { readPaper } from '../../src/follow/read-paper.ts';
import type { Wanted } from '../../src/follow/wanted.ts';
import { paper } from '../support/papers.ts';

const stem = (word: string) => word;
const term = (text: string): Wanted => ({ kind: 'term', term: text });
const author = (name: string): Wanted => ({ kind: 'author', name });
const category = (name: string): Wanted => ({ kind: 'category', category: name });
const papersWith: Record<string, number> = { boats: 9, kites: 2, '#cs': 50, '#cs.cl': 5 };
const keys = (wanted: Wanted) => wantedKeys(wanted, stem, (key) => papersWith[key] ?? 0);

it.each<[what: string, wanted: Wanted, keys: string[]]>([
  ['an acronym, one and several', { kind: 'acronym', acronym: 'RAG' }, ['rag', 'rags']],
  [
    'a name, whole or in short, by the first letter of another of its words',
    author('Patrick Lewis'),
    ['@patrick|l', '@pat|l', '@lewis|p', '@patricklewis|'],
  ],
  ['a name with an initial', author('P. Lewis'), ['@lewis|p', '@plewis|']],
  ['a name of one word', author('Lewis'), ['@lewis|']],
  ['a category', category(' cs.CL '), ['#cs.cl']],
  [
    'what is in the fewest papers, of several that are all wanted',
    { kind: 'all', of: [category('cs'), category('cs.CL')] },
    ['#cs.cl'],
  ],
  ['the first of several in as few', { kind: 'all', of: [category('math'), category('stat')] }, ['#math']],
  ['one of one', { kind: 'all', of: [category('cs')] }, ['#cs']],
  [
    'each of several of which one is wanted, once',
    { kind: 'any', of: [category('cs'), category('math'), category('cs')] },
    ['#cs', '#math'],
  ],
])('wants a paper by %s', (_, wanted, expected) => {
  expect(keys(wanted)).toEqual(expected);
});

it('wants a term by the rarest of its words', () => {
  expect(keys(term('boats kites'))[0]).toBe(keys(term('kites'))[0]);
  expect(keys(term('kites boats'))[0]).toBe(keys(term('kites'))[0]);
});

it('finds everything that matches a paper under its keys', () => {
  const read = readPaper(
    paper('p', { title: 'Kites and Boats', authors: ['Patrick Lewis'], categories: ['cs.CL'] }),
  );
  const own = paperKeys(read, stem);
  for (const wanted of [
    term('kites'),
    author('P. Lewis'),
    author('lewis'),
    category('cs'),
    category('cs.CL'),
  ]) {
    expect(
      keys(wanted).some((key) => own.has(key)),
      JSON.stringify(wanted),
    ).toBe(true);
    expect(keyTest(wanted, stem)(own), JSON.stringify(wanted)).toBe(true);
  }
  for (const wanted of [term('letters'), author('Q. Lewis'), category('cs.LG'), category('math')])
    expect(keyTest(wanted, stem)(own), JSON.stringify(wanted)).toBe(false);
  expect(keyTest({ kind: 'all', of: [term('kites'), category('math')] }, stem)(own)).toBe(false);
  expect(keyTest({ kind: 'any', of: [term('kites'), category('math')] }, stem)(own)).toBe(true);
  const both: Wanted = { kind: 'all', of: [term('kites'), category('math')] };
  expect(keyTest({ kind: 'any', of: [both, term('letters')] }, stem)(own)).toBe(false);
});
