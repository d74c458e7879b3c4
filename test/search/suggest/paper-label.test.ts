import { expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/paper.ts';
import { CHOICE_LIMIT } from '../../../src/search/suggest/cut.ts';
import { paperLabel } from '../../../src/search/suggest/paper-label.ts';

const undated = (author: string | undefined, title = 'Owls'): Paper => ({
  id: 'acl:1',
  title,
  authors: author === undefined ? [] : [author],
});

const paper = (author: string | undefined, title?: string): Paper => ({
  ...undated(author, title),
  published: '2019-05-01',
});

it.each([
  ['Ashish Vaswani', 'Owls · Vaswani 2019'],
  ['Vaswani, Ashish', 'Owls · Vaswani 2019'],
  ['van der Berg, Jan', 'Owls · van der Berg 2019'],
  ['  Ashish Vaswani  ', 'Owls · Vaswani 2019'],
  ['Ashish\u00a0Vaswani', 'Owls · Vaswani 2019'],
  ['Ashish\n\tVaswani', 'Owls · Vaswani 2019'],
  ['DeepMind', 'Owls · DeepMind 2019'],
  ['Hal Daumé III', 'Owls · Daumé 2019'],
  ['Sam Weld Jr.', 'Owls · Weld 2019'],
  ['Anand Kumar M', 'Owls · Kumar 2019'],
  ['Ng', 'Owls · Ng 2019'],
  ['Bo Oh', 'Owls · Oh 2019'],
  [' , Ashish', 'Owls · 2019'],
  ['', 'Owls · 2019'],
  [undefined, 'Owls · 2019'],
])('labels a paper by %j with the family name and year', (author, label) => {
  expect(paperLabel(paper(author))).toBe(label);
});

it('labels a paper without a date with its first author alone, and without an author too with its title', () => {
  expect(paperLabel(undated('Ada Lovelace'))).toBe('Owls · Lovelace');
  expect(paperLabel({ ...undated('Ada Lovelace'), listedOn: '2020-01-02' })).toBe('Owls · Lovelace 2020');
  expect(paperLabel(undated(undefined))).toBe('Owls');
});

it('cuts a long title so that the name and the year fit, and a long name too', () => {
  const label = paperLabel(paper(`Ada ${'L'.repeat(60)}`, 'owl '.repeat(60)));
  expect(label).toHaveLength(CHOICE_LIMIT);
  expect(label).toMatch(/^(?:owl )+o… · L{29}… 2019$/);
});
