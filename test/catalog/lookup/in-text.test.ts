import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { papersIn } from '../../../src/catalog/lookup/in-text.ts';

const catalog = createCatalog([
  { id: '2005.11401', title: 'Retrieval', authors: [] },
  { id: '2310.00836', title: 'Logic', authors: [] },
  { id: 'acl:N19-1423', title: 'Bidirectional', authors: [], url: 'https://aclanthology.org/N19-1423' },
  { id: 'doi:10.1234/kite.1', title: 'Kite', authors: [] },
]);
const idsIn = (text: string) => papersIn(catalog, text).papers.map(({ id }) => id);

describe('the papers a text names', () => {
  it.each([
    ['2005.11401 2310.00836', ['2005.11401', '2310.00836']],
    ['arXiv:2310.00836v1  [cs.CL]  2 Oct 2023, 2005.11401', ['2310.00836', '2005.11401']],
    ['see https://aclanthology.org/N19-1423/ and 2005.11401.', ['acl:N19-1423', '2005.11401']],
    ['https://doi.org/10.18653/v1/N19-1423', ['acl:N19-1423']],
    ['cited as 10.18653/v1/N19-1423, see there', ['acl:N19-1423']],
    ['doi:10.1234/kite.1', ['doi:10.1234/kite.1']],
    ['(doi: 10.1234/KITE.1)', ['doi:10.1234/kite.1']],
    ['see N19-1423, please; gpt-4 as well', ['acl:N19-1423']],
    ['the file n19-1423.pdf of 2019', ['acl:N19-1423']],
    ['https://www.aclweb.org/anthology/papers/N/N19/N19-1423/', ['acl:N19-1423']],
    ['读acl:N19-1423和2005.11401', ['acl:N19-1423', '2005.11401']],
    ['2005.11401, again 2005.11401v2', ['2005.11401']],
  ])('are found in %s', (text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  it('are separated from unknown ids, links to elsewhere and the surrounding words', () => {
    const named = papersIn(catalog, 'compare 2005.11401 with 2401.99999 at https://example.org/x, please');
    expect(named.papers.map(({ id }) => id)).toEqual(['2005.11401']);
    expect(named.missing).toEqual(['2401.99999']);
    expect(named.unknownLinks).toBe(1);
    expect(named.rest).toBe('compare with at , please');
  });

  it.each(['retrieval: a survey of 10.5 million pages', 'N19-1424 and gpt-4 on covid-19'])(
    'are not found in plain words: %s',
    (text) => {
      expect(papersIn(catalog, text)).toEqual({ papers: [], missing: [], unknownLinks: 0, rest: text });
    },
  );

  it('are looked up a limited number of times in a text full of links', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `https://example.org/${i}`).join(' ');
    expect(papersIn(catalog, text)).toMatchObject({ papers: [], unknownLinks: 2_000, rest: '' });
  });
});
