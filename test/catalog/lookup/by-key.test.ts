import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { paperByKey } from '../../../src/catalog/lookup/by-key.ts';

const catalog = createCatalog(
  ['acl:N19-1423', 'acl:2023.acl-long.1', '2005.11401'].map((id) => ({ id, title: id, authors: [] })),
);

it.each([
  ['N19-1423', 'acl:N19-1423'],
  [' n19-1423 ', 'acl:N19-1423'],
  ['2023.acl-long.1', 'acl:2023.acl-long.1'],
  ['N19-1423.pdf', 'acl:N19-1423'],
  ['10.18653/v1/N19-1423', 'acl:N19-1423'],
  ['https://doi.org/10.18653/v1/2023.acl-long.1', 'acl:2023.acl-long.1'],
  ['doi:10.18653/v1/n19-1423', 'acl:N19-1423'],
])('finds a paper by its key without the source: %s', (typed, id) => {
  expect(paperByKey(catalog, typed)?.id).toBe(id);
});

it.each([
  '9-1423',
  '10.18653/v1/N19-1424',
  'https://example.org/N19-1423',
  'N19-142',
  '-1423',
  'gpt-4',
  'acl',
  '',
  'N19-1423 and more',
])('does not read “%s” as a key', (typed) => {
  expect(paperByKey(catalog, typed)).toBeUndefined();
});
