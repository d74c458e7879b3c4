import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import { halfTypedTitles } from '../../../src/search/suggest/half-typed.ts';

function typedOf(titles: readonly string[]) {
  const builder = createIndexBuilder();
  for (const title of titles) builder.add({ title, body: '', authors: [] });
  const index = builder.finish();
  return halfTypedTitles(index, openLexicon(index.words));
}

it('begins one title of five hundred, with one to three words of which the last is half', () => {
  const titles = Array.from({ length: 2_000 }, (_, i) => (i === 1_500 ? '' : 'Counting Harbour Boats Twice'));
  expect(typedOf(titles)).toEqual(['coun', 'counting harb', 'counting harbour boa', '']);
});

it('begins none of an empty catalog, and no more than 150 of a large one', () => {
  expect(typedOf([])).toEqual([]);
  expect(typedOf(Array.from({ length: 90_000 }, () => 'Owls'))).toHaveLength(150);
});
