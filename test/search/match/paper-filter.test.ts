import { expect, it } from 'vitest';
import { createPaperFilter, type PaperConditions } from '../../../src/search/match/paper-filter.ts';
import { paper } from '../../support/papers.ts';

const kites = paper('kites', {
  title: 'Graphs and  Neural\nNetworks (C++)',
  authors: ['José North'],
  keywords: ['wind'],
  categories: ['q-bio.NC', 'cs.LG'],
});
const none: PaperConditions = { include: [], exclude: [], categories: [] };
const unmet = (conditions: Partial<PaperConditions>) => createPaperFilter({ ...none, ...conditions })(kites);

it('takes every paper where nothing is asked for', () => {
  expect(unmet({})).toBeUndefined();
});

it('takes a paper that holds one of the terms wanted, in its title, keywords or authors', () => {
  expect(unmet({ include: ['wind'] })).toBeUndefined();
  expect(unmet({ include: ['jose north'] })).toBeUndefined();
  expect(unmet({ include: ['rain', 'neural networks'] })).toBeUndefined();
  expect(unmet({ include: ['rain'] })).toBe('include');
});

it('leaves out one that holds a term that is not wanted', () => {
  expect(unmet({ exclude: ['NEURAL'] })).toBe('exclude');
  expect(unmet({ include: ['graph'], exclude: ['c++'] })).toBe('exclude');
  expect(unmet({ exclude: ['rain'] })).toBeUndefined();
});

it('takes the categories within a wanted one, and no other that begins alike', () => {
  expect(unmet({ categories: ['q-bio'] })).toBeUndefined();
  expect(unmet({ categories: ['math', 'CS'] })).toBeUndefined();
  expect(unmet({ categories: ['cs.L'] })).toBe('category');
  expect(unmet({ categories: ['q'] })).toBe('category');
});
