import { expect, it } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { buildIndexHere } from '../../../src/search/engine.ts';
import { explainedAs } from '../../../src/search/index/long-forms.ts';

const catalog = createCatalog(
  ['Deep wave finding (DWF) is old.', 'Dull wet fog (DWF) is wet.', 'We like deep wave finding (DWF).'].map(
    (abstract, i) => ({ id: `test:${i}`, title: `Waves ${i}`, authors: [], abstract }),
  ),
);

it('tells all that papers explain an acronym by, the commonest first', () => {
  const index = buildIndexHere({ catalog });
  expect(explainedAs(index, 'dwf')).toEqual([
    { longForm: 'deep wave finding', papers: 2 },
    { longForm: 'dull wet fog', papers: 1 },
  ]);
  expect(explainedAs(index, 'dw')).toEqual([]);
  expect(explainedAs(index, 'zzz')).toEqual([]);
});
