import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpelt, readCitationKeys } from '../../../src/search/query/citation-key.ts';

describe('a citation key', () => {
  it.each([
    ['quill-etal-2019-kites', { first: 'quill', year: 2019, pieces: ['kites'] }],
    ['quill-harrow-2019-deep-kites', { first: 'quill', year: 2019, pieces: ['harrow', 'deep', 'kites'] }],
    ['quill2019kites', { first: 'quill', year: 2019, pieces: ['kites'] }],
    ['Quill2019KITESPO', { first: 'quill', year: 2019, pieces: ['kitespo'] }],
    ['quill_kites_2019', { first: 'quill', year: 2019, pieces: ['kites'] }],
    ['quillKITEPretrainingDeep2019', { first: 'quill', year: 2019, pieces: ['kite', 'pretraining', 'deep'] }],
    ['quill:2019', { first: 'quill', year: 2019, pieces: [] }],
    ['quill2019a', { first: 'quill', year: 2019, pieces: [] }],
    ['DBLP:conf/kacl/QuillHM19', { first: 'quill', year: 2019, pieces: [], initials: 'hm' }],
    ['DBLP:journals/kites/Quill98', { first: 'quill', year: 1998, pieces: [], initials: '' }],
  ])('is parsed into its parts: %s', (key, read) => {
    expect(readCitationKeys(key)).toEqual([read]);
  });

  it.each([
    String.raw`\cite{quill2019kites}`,
    String.raw`\citep[see][p. 3]{quill2019kites}`,
    '@inproceedings{quill2019kites,',
    '@quill2019kites',
    '[@quill2019kites]',
    ' quill2019kites} ',
  ])('is read without its surroundings: %s', (text) => {
    expect(readCitationKeys(text)).toEqual([{ first: 'quill', year: 2019, pieces: ['kites'] }]);
  });

  it('is read next to others', () => {
    const keys = readCitationKeys(String.raw`\cite{quill2019kites, harrow-2017-tails}`);
    expect(keys.map(({ first }) => first)).toEqual(['quill', 'harrow']);
  });

  it.each([
    'kites',
    'kites 2019',
    '2019',
    '2019kites',
    'quill2019kites2020',
    'quill12019',
    'q2019kites',
    'a/b2019',
    '',
  ])('isn’t any other text: “%s”', (text) => {
    expect(readCitationKeys(text)).toEqual([]);
  });

  it('can be searched for in any text without an error', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCitationKeys(text)));
  });
});

it.each([
  ['kite', true],
  ['kitept', true],
  ['kpt', true],
  ['pretraining', true],
  ['pretrainings', false],
  ['kiteof', false],
  ['k', false],
  ['kitepx', false],
])('a piece of a key consists of title words or their initials: %s', (piece, is) => {
  expect(isSpelt(piece, ['kite', 'pre', 'training', 'of', 'kites'])).toBe(is);
});
