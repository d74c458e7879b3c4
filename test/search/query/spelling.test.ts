import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import type { IndexedText } from '../../../src/search/index/indexed-text.ts';
import { openDictionaries } from '../../../src/search/query/dictionaries.ts';

function dictionariesOf(all: readonly IndexedText[]) {
  const builder = createIndexBuilder();
  for (const one of all) builder.add(one);
  return openDictionaries(builder.finish());
}

it('words within a few edits are found in the list’s order, except those in a single paper’s text', () => {
  const { words, nameWords } = dictionariesOf([
    { title: 'owls beans', body: 'mints', authors: [] },
    { title: 'beams bends', body: 'bears', authors: [] },
    { title: '', body: 'bears', authors: ['Ada Beaks'] },
  ]);
  expect(words.nearest('beasn').map(({ text, distance }) => [text, distance])).toEqual([['beans', 1]]);
  expect(words.nearest('beabs').map(({ text }) => text)).toEqual(['beams', 'beans', 'bears']);
  expect(words.nearest('mintz')).toEqual([]);
  expect(nameWords.nearest('beakz').map(({ text }) => text)).toEqual(['beaks']);
});

it('a swap of neighbours is one edit, and words too short or too long aren’t looked up', () => {
  const title = `from the ${'a'.repeat(40)}`;
  const { words } = dictionariesOf([{ title, body: '', authors: [] }]);
  const texts = (misspelt: string) => words.nearest(misspelt).map(({ text, distance }) => [text, distance]);
  expect(texts('form')).toEqual([['from', 1]]);
  expect(texts('teh')).toEqual([]);
  expect(texts('a'.repeat(41))).toEqual([]);
});
