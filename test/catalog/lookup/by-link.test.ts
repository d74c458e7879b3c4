import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { linksIn, paperByLink } from '../../../src/catalog/lookup/by-link.ts';

const catalog = createCatalog([
  { id: 'acl:N19-1423', title: 'Bidirectional', authors: [], url: 'https://aclanthology.org/N19-1423' },
  { id: 'or:abc', title: 'Reviewed', authors: [], url: 'https://openreview.net/forum?id=abc' },
  { id: 'or:root', title: 'At home', authors: [], url: 'https://example.org/' },
  { id: '2005.11401', title: 'Without an address of its own', authors: [] },
]);

describe('a link', () => {
  it.each([
    ['https://aclanthology.org/N19-1423/', 'acl:N19-1423'],
    [' <http://www.aclanthology.org/N19-1423.pdf#page=2> ', 'acl:N19-1423'],
    ['https://openreview.net/forum?id=abc', 'or:abc'],
    ['aclanthology.org/N19-1423', 'acl:N19-1423'],
    ['www.aclanthology.org/N19-1423/', 'acl:N19-1423'],
    ['https://aclanthology.org/N19-1423.bib', 'acl:N19-1423'],
    ['https://www.aclweb.org/anthology/N19-1423/', 'acl:N19-1423'],
  ])('%s leads to the paper with that address', (text, id) => {
    expect(paperByLink(catalog, text)?.id).toBe(id);
  });

  it.each([
    'https://aclanthology.org/N19-1424',
    'https://openreview.net/forum?id=abd',
    'aclanthology.org',
    'and/or',
    '10.18653/v1/N19-1424',
    'https://openreview.net/forum',
    'https://example.org',
    'see https://aclanthology.org/N19-1423',
    'javascript:alert(1)',
    'https://[',
    '',
  ])('%s leads to no paper', (text) => {
    expect(paperByLink(catalog, text)).toBeUndefined();
  });
});

it('on a site with many papers leads to just one, and a part of an address to none', () => {
  const many = createCatalog(
    Array.from({ length: 300 }, (_, i) => ({
      id: `or:${i}`,
      title: `Paper ${i}`,
      authors: [],
      url: `https://openreview.net/forum?id=x${i}`,
    })),
  );
  expect(paperByLink(many, 'https://openreview.net/forum?id=x12')?.id).toBe('or:12');
  expect(paperByLink(many, 'https://openreview.net/forum?id=x')).toBeUndefined();
  expect(paperByLink(many, 'https://openreview.net/for')).toBeUndefined();
});

it('in a text is separated from the words', () => {
  expect(linksIn('see [BERT](https://aclanthology.org/N19-1423) and <http://a.org/1>, please')).toEqual({
    links: ['https://aclanthology.org/N19-1423', 'http://a.org/1'],
    rest: 'see [BERT]( ) and < >, please',
  });
  expect(linksIn('no link here').links).toEqual([]);
});
