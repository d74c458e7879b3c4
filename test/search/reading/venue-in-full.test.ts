import { expect, it } from 'vitest';
import { queryTokens } from '../../../src/search/reading/query-tokens.ts';
import { venueInFull } from '../../../src/search/reading/venue-in-full.ts';

const VENUES = [
  'cl',
  'wmt',
  'emnlp',
  'acl',
  'tacl',
  'nlp',
  'bea',
  'naacl',
  'eacl',
  'aacl',
  'conll',
  'coling',
  'semeval',
];
const venueOf = (word: string) => (VENUES.includes(word) ? { name: word, papers: 100 } : undefined);
const spelt = (query: string) => venueInFull(queryTokens(query), { venueOf })?.text;

it.each([
  ['Empirical Methods in Natural Language Processing', 'emnlp'],
  ['parsing at Empirical Methods in Natural Language Processing 2019', 'emnlp'],
  ['Transactions of the ACL', 'tacl'],
  ['transactions of the association for computational linguistics', 'tacl'],
  ['North American Chapter of the Association for Computational Linguistics', 'naacl'],
  ['the European chapter of the ACL', 'eacl'],
  ['Asia-Pacific Chapter of the ACL', 'aacl'],
  ['Conference on Computational Natural Language Learning', 'conll'],
  ['International Conference on Computational Linguistics', 'coling'],
  ['semantic evaluation workshop', 'semeval'],
  ['Computational Linguistics journal', 'cl'],
  ['computational linguistics', undefined],
  ['KACL-EMNLP', undefined],
  ['natural language processing', undefined],
  ['workshop on the natural language processing', undefined],
  ['workshop on machine translation', 'wmt'],
  ['conference leftovers', undefined],
  ['brown et al.', undefined],
  ['better evaluation of agents', undefined],
  ['2018 ACL', undefined],
  ['an ACL', undefined],
  ['better parsing', undefined],
  ['boats 2 every afternoon', undefined],
])('%s is %s by its initials', (query, venue) => {
  expect(spelt(query)).toBe(venue);
});
