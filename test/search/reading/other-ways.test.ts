import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { createSearchEngine } from '../../../src/search/engine.ts';

const paper = (key: string, title: string, author: string, abstract = '') => ({
  id: `test:${key}`,
  title,
  authors: [author],
  published: '2016-06-01',
  abstract,
});
const engine = createSearchEngine({
  catalog: createCatalog([
    paper('long', 'Deep Wave Finding by Night', 'Gil Lampley'),
    paper('else', 'Knots of Rope', 'Gil Lampley'),
    paper('apart', 'From Sail to Nets by Hand', 'Marti Heron'),
    paper('apart-else', 'Nets of Old', 'Marti Heron'),
    ...Array.from({ length: 6 }, (_, i) =>
      paper(`says-${i}`, `Seas ${i} after Lampley`, 'New Salt', 'Deep wave finding (DWF) is DWF by Lampley.'),
    ),
  ]),
});

it.each([
  ['lampley dwf', 'Gil Lampley', 'test:long'],
  ['heron sail2nets', 'Marti Heron', 'test:apart'],
])('reads a name with a topic that this person spells differently: %s', async (query, person, id) => {
  const { hits, understood } = await engine.find({ query });
  expect(understood?.people).toEqual([person]);
  expect(hits[0]?.paper.id).toBe(id);
});
