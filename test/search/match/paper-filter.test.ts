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

it('accepts every paper if no condition is set', () => {
  expect(unmet({})).toBeUndefined();
});

it('accepts a paper with an included term in its title, keywords or authors', () => {
  expect(unmet({ include: ['wind'] })).toBeUndefined();
  expect(unmet({ include: ['jose north'] })).toBeUndefined();
  expect(unmet({ include: ['rain', 'neural networks'] })).toBeUndefined();
  expect(unmet({ include: ['rain'] })).toBe('include');
});

it('rejects a paper with an excluded term', () => {
  expect(unmet({ exclude: ['NEURAL'] })).toBe('exclude');
  expect(unmet({ include: ['graph'], exclude: ['c++'] })).toBe('exclude');
  expect(unmet({ exclude: ['rain'] })).toBeUndefined();
});

it('accepts subcategories of a wanted category, but not others with the same prefix', () => {
  expect(unmet({ categories: ['q-bio'] })).toBeUndefined();
  expect(unmet({ categories: ['math', 'CS'] })).toBeUndefined();
  expect(unmet({ categories: ['cs.L'] })).toBe('category');
  expect(unmet({ categories: ['q'] })).toBe('category');
});
