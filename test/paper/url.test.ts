import { expect, it } from 'vitest';
import { arxivUrl, huggingFaceUrl, paperUrl } from '../../src/paper/url.ts';

it('sends readers to the paper’s own address, or else to one derived from its id', () => {
  expect(paperUrl({ id: '2005.11401', url: 'https://example.org/rag' })).toBe('https://example.org/rag');
  expect(paperUrl({ id: '2005.11401' })).toBe('https://arxiv.org/abs/2005.11401');
  expect(paperUrl({ id: 'hep-th/9901001' })).toBe('https://arxiv.org/abs/hep-th/9901001');
  expect(paperUrl({ id: 'doi:10.1145/3.a(b)?c' })).toBe('https://doi.org/10.1145/3.a(b)%3Fc');
  expect(paperUrl({ id: 'acl:2020.acl-main.1' })).toBeUndefined();
});

it('gives arXiv and Hugging Face pages only for arXiv ids', () => {
  expect(arxivUrl('2005.11401')).toBe('https://arxiv.org/abs/2005.11401');
  expect(huggingFaceUrl('2005.11401')).toBe('https://huggingface.co/papers/2005.11401');
  expect(arxivUrl('acl:2020.acl-main.1')).toBeUndefined();
  expect(huggingFaceUrl('2005.11401v1')).toBeUndefined();
});
