import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendIndex } from '../../../../src/search/index/append/append.ts';
import { columnsOf } from '../../../../src/search/index/columns.ts';
import type { IndexedText } from '../../../../src/search/index/indexed-text.ts';
import { openNames, openStems, openWords } from '../../../../src/search/index/joint-lexicon.ts';
import { openSpellings } from '../../../../src/search/index/joint-spellings.ts';
import type { PackedIndex } from '../../../../src/search/index/packed-index.ts';
import { growIndex } from '../../../../src/search/index/tail/grow.ts';
import { mergeIndex, withoutTail } from '../../../../src/search/index/tail/merge.ts';
import { beforeTail } from '../../../../src/search/index/tail/tail-anew.ts';
import { createTextReader } from '../../../../src/search/index/texts.ts';
import { openTitleWords, titleWordsIn } from '../../../../src/search/index/title-words.ts';
import { createNumberSearch } from '../../../../src/search/number-search.ts';
import { createAuthorSuggester } from '../../../../src/search/suggest/authors.ts';
import { staticRanker } from '../../../../src/search/suggest/static-rank.ts';
import { createTitleSuggester } from '../../../../src/search/suggest/titles.ts';
import { author, indexOf, madeText, textOfWords } from '../../../support/made-texts.ts';

/** Rare words, words in a third or two thirds of all papers, misspelt words and parts of words. */
const word = fc.oneof(
  fc.constantFrom(
    'owl',
    'owls',
    'the',
    'of',
    'nets',
    'net',
    'network',
    'Łódź',
    'BERT:',
    'GloVe:',
    'without',
    'free',
  ),
  fc.constantFrom(
    'kitchen',
    'kitchens',
    'kitcehn',
    'translation',
    'tranlation',
    'lexicon',
    'survey',
    '2019',
    'müller',
  ),
  fc.nat(40).map((n) => `w${n}x`),
  fc.nat(1_000).map((n) => `q${n}`),
);
const paper = madeText(word, [
  'loud owl nets (LON)',
  'long old nights (LON)',
  'very large owls (VLO)',
  'BERT (Müller et al., 2019)',
]);

/** Days and votes of papers, with ties. */
function columns(papers: readonly IndexedText[]) {
  const dated = papers.map(({ title, authors }, i) => ({
    id: `test:${i}`,
    title,
    authors: [...authors],
    published: `20${10 + (i % 9)}-0${1 + (i % 3)}-11`,
    upvotes: i % 4,
  }));
  return columnsOf(dated, dated.length);
}

/** All results for everything that people may ask. */
function foundIn(index: PackedIndex, papers: readonly IndexedText[], asked: readonly string[]) {
  const cols = columns(papers);
  const search = createNumberSearch(index, cols);
  const titles = createTitleSuggester(index, openWords(index), staticRanker(cols, index));
  const authors = createAuthorSuggester(index);
  const spellings = openSpellings(index);
  const names = openNames(index);
  const called = (found: readonly number[]) => found.map((name) => [names.at(name), spellings.of(name)]);
  return asked.map((query) => ({
    query,
    found: search.find({ query, limit: 20 }),
    newest: search.find({ query, sort: 'newest' }),
    author: search.find({ query: '', author: query }),
    ranked: search.rank(query, 30),
    titles: titles.exact(query, 25),
    people: called(authors.exact(query, 25)),
    repairedTitles: search.repaired('paper', query, 25),
    repairedPeople: called(search.repaired('author', query, 25)),
  }));
}

function expectSame(grown: PackedIndex, papers: readonly IndexedText[], asked: readonly string[]): void {
  const whole = indexOf(papers);
  expect(foundIn(grown, papers, asked)).toEqual(foundIn(whole, papers, asked));
  const here = createNumberSearch(grown, columns(papers));
  const there = createNumberSearch(whole, columns(papers));
  const byNumber = (found: readonly { readonly document: number }[]) =>
    [...found].sort((a, b) => a.document - b.document);
  // About forty of thousands of papers.
  const step = Math.max(7, Math.ceil(papers.length / 40));
  for (let document = 0; document < papers.length; document += step)
    expect(byNumber(here.similar([document], 10))).toEqual(byNumber(there.similar([document], 10)));
}

/** The decoded texts of an index, and everything stored with them. */
function read(index: PackedIndex) {
  const reader = createTextReader(index);
  const lexicon = openWords(index);
  const stems = openStems(index);
  return Array.from({ length: index.documents }, (_, document) =>
    Array.from(reader.words(document), (one) => [lexicon.at(one), stems.at(index.stemOf[one] ?? 0)]),
  );
}

/** Papers that arrive in batches. */
function grownOf(papers: readonly IndexedText[], ends: readonly number[]): PackedIndex {
  let index = indexOf(papers.slice(0, ends[0]));
  ends.forEach((end, i) => {
    index = growIndex(index, indexOf(papers.slice(end, ends[i + 1])));
  });
  return index;
}

const batches = fc
  .tuple(
    fc.array(paper, { minLength: 1, maxLength: 60 }),
    fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }),
  )
  .map(([papers, ends]) => ({
    papers,
    ends: ends.map((end) => end % (papers.length + 1)).sort((a, b) => a - b),
  }));
const queries = fc.array(
  fc.oneof(
    textOfWords(word, 4),
    word,
    author,
    fc.tuple(word, fc.nat(5)).map(([text, cut]) => text.slice(0, 1 + cut)),
  ),
  { minLength: 4, maxLength: 8 },
);

describe('an index with added papers', () => {
  it('finds what an index of all its papers finds, in the same order, however they arrived', () => {
    fc.assert(
      fc.property(batches, queries, ({ papers, ends }, asked) => {
        expectSame(grownOf(papers, ends), papers, [...asked, '']);
      }),
      { numRuns: 25 },
    );
  });

  // From 2,000 papers on, a single paper that explains an acronym is not enough.
  it.each([127, 300, 1_995])('does so with %i papers before and others added one by one', (size) => {
    const rare = { title: 'Trees', body: 'We show rare tree owls (RTO) here.', authors: [] };
    const papers = [rare, ...fc.sample(paper, { numRuns: size + 59, seed: 5 })];
    const asked = fc.sample(queries, { numRuns: 4, seed: 6 }).flat();
    const acronyms = ['rto', 'rare tree owls', 'lon', 'loud owl nets', 'vlo owls'];
    expectSame(grownOf(papers, [size, size + 1, size + 2, size + 40]), papers, [...asked, ...acronyms]);
  });

  it('has the texts of all papers, with the same codes however they arrived', () => {
    const papers = fc.sample(paper, { numRuns: 150, seed: 8 });
    const once = grownOf(papers, [100]);
    const often = grownOf(papers, [100, 101, 120, 121]);
    expect(read(often)).toEqual(read(indexOf(papers)));
    expect(often.textCodes).toEqual(once.textCodes);
    expect(often.wordOfCode).toEqual(once.wordOfCode);
  });

  it('equals the old index once its tail is cut off, and an index of all papers once it is merged', () => {
    const papers = fc.sample(paper, { numRuns: 200, seed: 9 });
    const first = indexOf(papers.slice(0, 150));
    const grown = grownOf(papers, [150, 160, 199]);
    const { acronyms: _, ...rest } = withoutTail(grown);
    expect(rest).toEqual(withoutAcronyms(first));
    const asked = fc.sample(queries, { numRuns: 3, seed: 10 }).flat();
    const merged = mergeIndex(grown);
    expect(merged.tail).toBeUndefined();
    expectSame(merged, papers, asked);
    expectSame(grownOf(papers, [150]), papers, asked);
    expect(read(merged)).toEqual(read(indexOf(papers)));
  });

  it('reuses earlier title suggestions, even if the rank of some papers changed', async () => {
    const papers = fc.sample(paper, { numRuns: 900, seed: 14 });
    const [before, now] = [columns(papers.slice(0, 800)), columns(papers)];
    const first = growIndex(indexOf(papers.slice(0, 700)), indexOf(papers.slice(700, 800)));
    const earlier = createTitleSuggester(first, openWords(first), staticRanker(before, first));
    await earlier.prepare();
    const changed = [3, 350, 699, 750];
    for (const document of changed) now.votes[document] = 50;
    const grown = growIndex(first, indexOf(papers.slice(800)));
    const known = { ready: earlier.ready, changed };
    const [later, anew] = [known, undefined].map((one) =>
      createTitleSuggester(grown, openWords(grown), staticRanker(now, grown), one),
    );
    for (const typed of ['', 'o', 'ow', 'owl', 'the n', 'w1', 'q', 'net', 'kitchens', 'w3x w'])
      expect(later?.exact(typed, 25)).toEqual(anew?.exact(typed, 25));
    await later?.prepare();
    await anew?.prepare();
    expect(later?.ready).toEqual(anew?.ready);
  });

  it('repairs misspelt words with dictionaries taken over from the earlier index', () => {
    const papers = fc.sample(paper, { numRuns: 400, seed: 15 });
    const ends = [300, 310, 340, 400];
    let index = indexOf(papers.slice(0, ends[0]));
    let search = createNumberSearch(index, columns(papers.slice(0, ends[0])));
    search.find({ query: 'kitcehn tranlation' });
    ends.slice(1).forEach((end, i) => {
      const all = papers.slice(0, end);
      index = growIndex(index, indexOf(papers.slice(ends[i], end)));
      search = createNumberSearch(index, columns(all), search);
      const anew = createNumberSearch(indexOf(all), columns(all));
      const asked = [
        'kitcehn',
        'tranlation owls',
        'lexcon',
        'q12 netwrok',
        'w3y',
        'w33y net',
        'by ada name1',
      ];
      for (const query of [...asked, ...all.slice(-20).map(({ title }) => `${title.slice(1)}x`)]) {
        expect(search.find({ query })).toEqual(anew.find({ query }));
        expect(search.repaired('paper', query, 25)).toEqual(anew.repaired('paper', query, 25));
      }
    });
  });

  it('reads titles whose words outnumber the codes, including its tail, before and after merging', () => {
    const titled = (from: number) => ({
      title: Array.from({ length: 400 }, (_, i) => `z${from + i}`).join(' '),
      body: '',
      authors: [],
    });
    const papers = Array.from({ length: 170 }, (_, i) => titled(400 * i));
    const last = [titled(67_900), { ...titled(68_000), title: 'z67000 z68999 z12' }];
    const grown = growIndex(growIndex(indexOf(papers), indexOf(last.slice(0, 1))), indexOf(last.slice(1)));
    for (const index of [grown, mergeIndex(grown), appendIndex(indexOf(papers), indexOf(last))]) {
      const words = openWords(index);
      const read = openTitleWords(index.titleWords);
      const titles = [...papers, ...last].map((_, document) =>
        Array.from(
          titleWordsIn(read, index.titleStart[document] ?? 0, index.titleStart[document + 1] ?? 0),
          words.at,
        ),
      );
      expect(titles.map((title) => title.join(' '))).toEqual([...papers, ...last].map(({ title }) => title));
    }
  });

  it('finds what an index of the current texts finds, after its tail was rebuilt', () => {
    fc.assert(
      fc.property(batches, fc.array(paper, { maxLength: 30 }), queries, ({ papers, ends }, others, asked) => {
        const grown = grownOf(papers, ends);
        const first = papers.slice(0, grown.tail?.before.documents);
        expectSame(growIndex(beforeTail(grown), indexOf(others)), [...first, ...others], [...asked, '']);
      }),
      { numRuns: 25 },
    );
  });

  it.each([300, 1_995])('does so with %i papers before, if different acronyms are explained then', (size) => {
    const rare = { title: 'Trees', body: 'We show rare tree owls (RTO) here.', authors: [] };
    const papers = [...fc.sample(paper, { numRuns: size + 40, seed: 16 }), rare];
    const others = fc.sample(paper, { numRuns: 4, seed: 17 });
    const grown = grownOf(papers, [size, size + 1]);
    const asked = ['rto', 'rare tree owls', 'lon', 'loud owl nets', 'vlo owls', 'kitcehn'];
    const anew = growIndex(beforeTail(grown), indexOf(others));
    expectSame(anew, [...papers.slice(0, size), ...others], asked);
    expectSame(grown, papers, asked);
  });

  it('can be added to in two ways that do not affect each other', () => {
    const papers = fc.sample(paper, { numRuns: 120, seed: 12 });
    const first = growIndex(indexOf(papers.slice(0, 50)), indexOf(papers.slice(50, 80)));
    const [one, two] = [papers.slice(80, 90), papers.slice(90, 120)].map((more) => ({
      index: growIndex(first, indexOf(more)),
      papers: [...papers.slice(0, 80), ...more],
    }));
    const asked = fc.sample(queries, { numRuns: 3, seed: 13 }).flat();
    for (const way of [one, two]) if (way !== undefined) expectSame(way.index, way.papers, asked);
    expectSame(first, papers.slice(0, 80), asked);
  });
});

function withoutAcronyms({ acronyms: _, ...rest }: PackedIndex) {
  return rest;
}
