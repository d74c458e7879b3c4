import { describe, expect, it } from 'vitest';
import { idOfAddress, idOfDoi } from '../../src/paper/address-id.ts';

describe('the id of a paper with a known address', () => {
  it.each([
    ['https://arxiv.org/abs/2611.00001v2', '2611.00001'],
    ['https://doi.org/10.18653/v1/N19-1423', 'doi:10.18653/v1/n19-1423'],
    ['https://aclanthology.org/N19-1423', 'acl:N19-1423'],
    ['https://www.aclanthology.org/N19-1423.pdf', 'acl:N19-1423'],
    ['https://aclanthology.org/2024.acl-long.1/', 'acl:2024.acl-long.1'],
    ['https://aclanthology.org/2024.acl-long.12.bib', 'acl:2024.acl-long.12'],
    ['https://www.aclweb.org/anthology/P19-1001/', 'acl:P19-1001'],
    ['https://www.aclweb.org/anthology/2020.acl-main.1.pdf', 'acl:2020.acl-main.1'],
    ['https://openreview.net/forum?id=a_B-9', 'openreview:a_B-9'],
    ['https://openreview.net/pdf?id=a_B-9', 'openreview:a_B-9'],
    ['https://openreview.net/attachment?name=pdf&id=a_B-9', 'openreview:a_B-9'],
    [`https://www.semanticscholar.org/paper/Kites-North/${'a1'.repeat(20)}`, `s2:${'a1'.repeat(20)}`],
    [`https://semanticscholar.org/paper/${'a1'.repeat(20)}`, `s2:${'a1'.repeat(20)}`],
    ['https://proceedings.mlr.press/v139/north21a.html', 'pmlr:v139/north21a'],
    [
      `https://papers.nips.cc/paper_files/paper/2023/hash/${'0f'.repeat(16)}-Abstract.html`,
      `neurips:${'0f'.repeat(16)}`,
    ],
    [
      `https://proceedings.neurips.cc/paper/2023/hash/${'0f'.repeat(16)}-Abstract.html`,
      `neurips:${'0f'.repeat(16)}`,
    ],
    [' https://www.example.org/papers/1/ ', 'web:example.org/papers/1'],
    ['http://example.org/?paper=1', 'web:example.org/?paper=1'],
  ])('%s is %s', (address, id) => {
    expect(idOfAddress(address)).toBe(id);
  });

  it.each([
    'https://openreview.net/group?id=ICLR.cc',
    'https://notopenreview.net/forum?id=abc',
    'https://aclanthology.org/events/acl-2024/',
    'https://semanticscholar.org/author/Ada-North/1',
  ])('does not mistake the site: %s', (address) => {
    expect(idOfAddress(address)).toMatch(/^web:/);
  });

  it.each(['', 'kites', '/pdf/abc.pdf', 'ftp://example.org/1', 'javascript:alert(1)', 'https://'])(
    'is undefined for anything but a web address: %j',
    (address) => {
      expect(idOfAddress(address)).toBeUndefined();
    },
  );

  it('is short for a long address, and different for each', () => {
    const long = `https://example.org/${'kites/'.repeat(50)}`;
    const [one, two] = [idOfAddress(`${long}1`), idOfAddress(`${long}2`)];
    expect(one).toMatch(/^web:example\.org\/[0-9a-f]{24}$/);
    expect(one).not.toBe(two);
    expect(idOfAddress(`https://example.org/${'k'.repeat(168)}`)).toHaveLength(4 + 180);
    expect(idOfAddress(`https://example.org/${'k'.repeat(169)}`)).toHaveLength(4 + 12 + 24);
  });
});

describe('the id of a DOI', () => {
  it.each([
    '10.1234/Kites.5',
    'doi:10.1234/kites.5',
    'DOI: 10.1234/kites.5',
    'doi.org/10.1234/kites.5',
    'https://doi.org/10.1234/KITES.5',
    ' http://dx.doi.org/10.1234/kites.5 ',
  ])('is the same for %s', (text) => {
    expect(idOfDoi(text)).toBe('doi:10.1234/kites.5');
  });

  it('is the arXiv id for one of arXiv’s own DOIs', () => {
    expect(idOfDoi('https://doi.org/10.48550/arXiv.2611.00001')).toBe('2611.00001');
  });

  it.each(['10.1/x', '11.1234/x', '10.1234/', '10.1234/a b', 'see 10.1234/x', `10.1234/${'x'.repeat(181)}`])(
    'is undefined for %s',
    (text) => {
      expect(idOfDoi(text)).toBeUndefined();
    },
  );
});
