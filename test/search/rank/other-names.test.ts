import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, published: string, abstract = '', author = 'New Salt') => ({
  id: `test:${key}`,
  title,
  authors: [author],
  published,
  ...(abstract !== '' && { abstract }),
});
const several = (key: string, abstract: string) =>
  Array.from({ length: 6 }, (_, i) =>
    paper(`${key}-${i}`, `Boats of ${key} ${i}`, `${2014 + i}-05-01`, abstract),
  );
const engine = createSearchEngine({
  catalog: createCatalog([
    paper('hyphen', 'Sail-K: Ropes for All', '2013-01-01'),
    ...several('hyphen', 'We tie sailk to the mast.'),
    paper('long', 'Minimum Wave Rate Training for Boats', '2013-01-01'),
    paper('long-later', 'More on Minimum Wave Rate Training', '2014-01-01'),
    ...several('long', 'Minimum wave rate training (MWRT) trains sailors; MWRT is slow.').slice(0, 2),
    paper('initial', 'Angry GNU: Herds at Sea', '2013-01-01'),
    ...several('initial', 'AGNU has herds, and the rest is GNU.'),
    paper('data', 'Deep Seas over a Feeling Treebank', '2013-01-01'),
    ...several('data', 'We parse the Oxbridge Feeling Treebank (OFT) by night. OFT-2 is small.'),
    paper('of-others', 'The Tagging of the Welsh Kelp Corpus', '2013-01-01'),
    ...several('others', 'We read the Breton Kelp Corpus.'),
    ...Array.from({ length: 60 }, (_, i) => paper(`old-${i}`, `Harbours ${i}`, `${1980 + (i % 30)}-01-01`)),
  ]),
});
const first = async (query: string) => (await engine.find({ query })).hits[0]?.paper.id;

it.each([
  ['sailk', 'test:hyphen'],
  ['sailk corpus', 'test:hyphen'],
  ['MWRT', 'test:long'],
  ['AGNU', 'test:initial'],
  ['oxbridge feeling treebank', 'test:data'],
  ['OFT', 'test:data'],
  ['OFT-2', 'test:data'],
])('finds who made what its paper’s title calls otherwise: %s', async (query, id) => {
  expect(await first(query)).toBe(id);
});

it('takes data of one name for no other: the Breton corpus isn’t the Welsh one', async () => {
  expect(await first('breton kelp corpus')).not.toBe('test:of-others');
});
