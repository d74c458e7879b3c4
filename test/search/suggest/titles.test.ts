import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import { createTitleSuggester } from '../../../src/search/suggest/titles.ts';

/** A suggester over two titles that notes which words it looks up in the dictionary. */
function suggester() {
  const builder = createIndexBuilder();
  for (const title of ['Attention Is All You Need', 'Owls at Night'])
    builder.add({ title, body: '', authors: [] });
  const index = builder.finish();
  const lexicon = openLexicon(index.words);
  const lookedUp: string[] = [];
  const dictionary = {
    nearest(misspelt: string) {
      lookedUp.push(misspelt);
      return misspelt === 'atention'
        ? [{ word: lexicon.find('attention'), text: 'attention', distance: 1 }]
        : [];
    },
  };
  const titles = createTitleSuggester(index, lexicon, () => 0);
  return { lookedUp, titles, repaired: (typed: string) => titles.repaired(typed, 10, dictionary) };
}

it('a title is found by a misspelt word of it', () => {
  const { titles, repaired } = suggester();
  expect(titles.exact('atention is all', 10)).toEqual([]);
  expect(repaired('atention is all')).toEqual([0]);
});

// A look-up takes some milliseconds, and people wait for what they type to be completed.
it('a text of another language is not looked up word by word, and its known words still count', () => {
  const { lookedUp, repaired } = suggester();
  expect(repaired('welche arbeiten gibt es über owls und ihre jagd bei nacht')).toEqual([1]);
  expect(lookedUp).toEqual([]);
});

it('of titles that begin as was typed those come first in which less of the word is left to type', () => {
  const builder = createIndexBuilder();
  for (const title of ['Improvements of Sails', 'Improve all Sails', 'Improvised Sails'])
    builder.add({ title, body: '', authors: [] });
  const index = builder.finish();
  const titles = createTitleSuggester(index, openLexicon(index.words), () => 0);
  expect(titles.exact('improv', 10)).toEqual([1, 2, 0]);
  expect(titles.exact('improve', 10)).toEqual([1, 0]);
});
