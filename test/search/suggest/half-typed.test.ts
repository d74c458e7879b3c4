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

it('begins one title in five hundred, with one to three words, the last half typed', () => {
  const titles = Array.from({ length: 2_000 }, (_, i) => (i === 1_500 ? '' : 'Counting Harbour Boats Twice'));
  expect(typedOf(titles)).toEqual(['coun', 'counting harb', 'counting harbour boa', '']);
});

it('begins none in an empty catalog, and at most 150 in a large one', () => {
  expect(typedOf([])).toEqual([]);
  expect(typedOf(Array.from({ length: 90_000 }, () => 'Owls'))).toHaveLength(150);
});
