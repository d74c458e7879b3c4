import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import { A_WORD } from '../../../src/search/suggest/static-rank.ts';
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

it('a title is found by one of its words misspelt', () => {
  const { titles, repaired } = suggester();
  expect(titles.exact('atention is all', 10)).toEqual([]);
  expect(repaired('atention is all')).toEqual([0]);
});

// A lookup takes a few ms, and people are waiting for completions.
it('a text in another language isn’t looked up word by word, but its known words still count', () => {
  const { lookedUp, repaired } = suggester();
  expect(repaired('welche arbeiten gibt es über owls und ihre jagd bei nacht')).toEqual([1]);
  expect(lookedUp).toEqual([]);
});

it('titles with the typed prefix come first if less of the word is left to type', () => {
  const builder = createIndexBuilder();
  for (const title of ['Improvements of Sails', 'Improve all Sails', 'Improvised Sails'])
    builder.add({ title, body: '', authors: [] });
  const index = builder.finish();
  const titles = createTitleSuggester(index, openLexicon(index.words), () => 0);
  expect(titles.exact('improv', 10)).toEqual([1, 2, 0]);
  expect(titles.exact('improve', 10)).toEqual([1, 0]);
});

const WORDS = 'a an analysis boat boating'.split(' ');
const titleWords = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });

it('the first titles with the typed prefix are the same as when every title is read', async () => {
  const typing = fc.tuple(titleWords, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(titleWords, fc.nat(3)), { minLength: 500, maxLength: 900, size: 'max' }),
      fc.array(typing, { minLength: 1, maxLength: 6 }),
      async (papers, typed) => {
        const builder = createIndexBuilder();
        for (const [words] of papers) builder.add({ title: words.join(' '), body: '', authors: [] });
        const index = builder.finish();
        const rankOf = (document: number) => (papers[document]?.[1] ?? 0) * 1e10 - document;
        const titles = createTitleSuggester(index, openLexicon(index.words), rankOf);
        if (papers.length % 2 === 0) await titles.prepare();
        for (const [words, letters, limit] of typed) {
          const half = [...words.slice(0, -1), (words.at(-1) ?? '').slice(0, letters)];
          const expected = lookingAtAll(
            papers.map(([title]) => title),
            half,
            rankOf,
          ).slice(0, limit);
          expect(titles.exact(half.join(' '), limit).slice(0, expected.length)).toEqual(expected);
        }
      },
    ),
    { numRuns: 25 },
  );
});

function lookingAtAll(
  titles: readonly (readonly string[])[],
  typed: readonly string[],
  rankOf: (document: number) => number,
): number[] {
  const last = typed.length - 1;
  const left = (document: number) => rankOf(document) - A_WORD * (titles[document]?.[last]?.length ?? 0);
  return titles
    .flatMap((words, document) => (typed.every((word, i) => suits(words[i], word, i)) ? [document] : []))
    .sort((a, b) => left(b) - left(a));

  function suits(word: string | undefined, half: string, i: number): boolean {
    return word !== undefined && (i === last ? word.startsWith(half) : word === half);
  }
}
