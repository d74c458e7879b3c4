import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { paperNamed } from '../../../src/catalog/lookup/named.ts';

const paper = (id: string, url?: string) => ({ id, title: `Paper ${id}`, authors: [], ...(url && { url }) });

const catalog = createCatalog([
  paper('1706.03762'),
  paper('acl:N19-1423', 'https://aclanthology.org/N19-1423/'),
  paper('local:notes', 'https://example.org/notes'),
]);

it.each([
  ['1706.03762', '1706.03762'],
  [' arXiv:1706.03762v5 ', '1706.03762'],
  ['１７０６．０３７６２', '1706.03762'],
  ['https://arxiv.org/abs/1706.03762', '1706.03762'],
  ['N19-1423', 'acl:N19-1423'],
  ['aclanthology.org/N19-1423', 'acl:N19-1423'],
  ['local:notes', 'local:notes'],
  ['<local:notes>', 'local:notes'],
  ['local：notes', 'local:notes'],
  ['example.org/notes', 'local:notes'],
  ['example.org／notes', undefined],
  ['notes on attention', undefined],
  ['attention 2017', undefined],
  ['', undefined],
])('takes %j for the name of %s', (text, id) => {
  expect(paperNamed(catalog, text)?.id).toBe(id);
});
