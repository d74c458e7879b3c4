import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSearchEngine } from '../../../src/search/engine.ts';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openNameWords } from '../../../src/search/index/joint-lexicon.ts';
import { openNameLists, openNameWordLists } from '../../../src/search/index/joint-lists.ts';
import type { PackedIndex } from '../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../src/search/index/tail/grow.ts';
import { createAuthorSuggester } from '../../../src/search/suggest/authors.ts';
import { highest } from '../../../src/search/suggest/static-rank.ts';
import { bundledCatalog } from '../bundled.ts';

const engine = createSearchEngine({ catalog: bundledCatalog() });
const labels = (typed: string) => engine.suggest('query', typed, 3).map(({ label }) => label);

it.each(['lewis 2020', 'lewis 20', 'Lewis (2020)', '2020 lewis'])(
  'a full or half-typed year next to a name is ignored: %s',
  (typed) => {
    expect(labels(typed)).toEqual(labels('lewis'));
    expect(labels(typed)).toContain('Patrick Lewis · 1 paper');
  },
);

it('digits alone name nobody', () => {
  expect(engine.suggest('author', '2020', 3)).toEqual([]);
});

const WORDS = 'a ada adam al ali li lin liang mara mo moss Müller Mueller Łukasz'.split(' ');
const syllables = Array.from(
  { length: 400 },
  (_, i) => `${'al'[i % 2]}${i.toString(36)}${(i * 7).toString(36)}`,
);
const word = fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...syllables));
const name = fc.tuple(word, word).map((both) => both.join(' '));
const syllable = fc.constantFrom(...syllables);
const rareName = fc.tuple(syllable, syllable).map((both) => both.join(' '));
const papers = (most: number, least = 0, names = name) =>
  fc.array(fc.array(names, { minLength: 1, maxLength: 6 }), {
    minLength: least,
    maxLength: most,
    size: 'max',
  });
const typed = fc
  .array(fc.constantFrom('a', 'al', 'l', 'li', 'm', 'mu', 'ada', 'x'), { minLength: 2, maxLength: 3 })
  .map((parts) => parts.join(' '));

function indexOf(authors: readonly (readonly string[])[]): PackedIndex {
  const builder = createIndexBuilder();
  for (const some of authors) builder.add({ title: 'On Boats', authors: some, body: '' });
  return builder.finish();
}

/** The same by going through all names of each word. */
function lookingAtAll(index: PackedIndex, text: string, limit: number): number[] {
  const papersOf = openNameLists(index).count;
  const lists = text.split(' ').map((part) => {
    const found = new Set<number>();
    openNameWordLists(index).visitIn(openNameWords(index).prefixRange(part), (one) => {
      found.add(one);
      return true;
    });
    return found;
  });
  const last = [...(lists.at(-1) ?? [])];
  return highest(
    last.filter((one) => papersOf(one) > 0 && lists.every((list) => list.has(one))),
    limit,
    papersOf,
  );
}

it.each([
  ['few papers', papers(60), typed],
  ['so many that not every name is checked', papers(2_500, 2_000), typed],
  ['so many, and one paper a name', papers(400, 300, rareName), fc.constantFrom('a l', 'l a')],
])(
  'the names suggested for several words are those that reading all lists gives, with %s',
  (_, before, typed) => {
    fc.assert(
      fc.property(
        before,
        papers(30),
        fc.array(fc.tuple(typed, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 6 }),
        (some, later, asked) => {
          const first = indexOf(some);
          for (const index of later.length === 0 ? [first] : [first, growIndex(first, indexOf(later))]) {
            const authors = createAuthorSuggester(index);
            for (const [text, limit] of asked)
              expect(authors.exact(text, limit)).toEqual(lookingAtAll(index, text, limit));
          }
        },
      ),
      { numRuns: 12 },
    );
  },
);
