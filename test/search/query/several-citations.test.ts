import { expect, it } from 'vitest';
import { severalCitations } from '../../../src/search/query/several-citations.ts';

it.each([
  ['Quill et al. 2019 and Harrow et al. 2017', ['Quill et al. 2019', 'Harrow et al. 2017']],
  ['(Quill, 2019; Harrow & Lind, 2020a)', ['Quill, 2019', 'Harrow & Lind, 2020a']],
  ['Quill (2019), Harrow (2020) and Lind (2021)', ['Quill (2019)', 'Harrow (2020)', 'Lind (2021)']],
  ['Quill 2019', []],
  ['Quill and Harrow 2019', []],
  ['between 2019 and 2020', []],
  ['kites of 2019 and storms', []],
  ['a 2019, b 2019, c 2019, d 2019, e 2019, f 2019', []],
])('%s is taken apart into %j', (query, parts) => {
  expect(severalCitations(query)).toEqual(parts);
});
