import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/search/index/columns.ts';
import { carriedMeaning, isOutgrown, learnMeaning } from '../../../src/search/meaning/learn.ts';
import type { Meaning } from '../../../src/search/meaning/meaning.ts';
import { seededRandom } from '../../../src/search/meaning/random.ts';
import { createNumberSearch } from '../../../src/search/number-search.ts';
import { indexOf, madeUpPapers, subjectOf, wordsOf } from './made-up.ts';

/** Fewer than for a real catalog; these subjects are easy to tell apart. */
const PAIRS = 5_120;
const papers = madeUpPapers(1_200);
const index = indexOf(papers);
const meaning = learnt();

function learnt(): Meaning {
  const vectors = learnMeaning(index, { random: seededRandom(1), pairs: PAIRS });
  if (vectors === undefined) throw new Error('There are no vectors of 1,200 papers.');
  return vectors;
}

describe('vectors learnt from a catalog', () => {
  it('find papers that share no word with the query', () => {
    const search = createNumberSearch(index, columnsOf(papers, papers.length));
    const query = wordsOf(3).known.slice(0, 2).join(' ');
    const others = (documents: readonly { document: number }[]) =>
      documents.filter(({ document }) => Math.floor(document / 24) % 8 === 0);
    const everything = { query, limit: papers.length };
    expect(others(search.find(everything).documents)).toEqual([]);
    search.adopt(meaning);
    const found = others(search.find(everything).documents);
    expect(found.length).toBeGreaterThanOrEqual(5);
    const right = found.slice(0, 5).filter(({ document }) => subjectOf(document) === 3);
    expect(right.length).toBeGreaterThanOrEqual(4);
    expect(search.find(everything).total).toBeGreaterThanOrEqual(found.length);
  });

  it('add no paper that the request filters out', () => {
    const search = createNumberSearch(
      index,
      columnsOf(
        papers.map((paper, i) => ({ ...paper, published: i % 2 === 0 ? '2020-01-01' : '2024-01-01' })),
        papers.length,
      ),
    );
    search.adopt(meaning);
    const query = wordsOf(3).known.slice(0, 2).join(' ');
    const { documents } = search.find({ query, after: '2022', limit: 500 });
    expect(documents.length).toBeGreaterThan(0);
    expect(documents.every(({ document }) => document % 2 === 1)).toBe(true);
  });

  it('add no papers to a list sorted by date or votes', () => {
    const search = createNumberSearch(index, columnsOf(papers, papers.length));
    const query = wordsOf(5).known.slice(0, 2).join(' ');
    const before = search.find({ query, sort: 'newest', limit: 500 });
    search.adopt(meaning);
    expect(search.find({ query, sort: 'newest', limit: 500 })).toEqual(before);
  });

  it('are the same for the same catalog', () => {
    const again = learnMeaning(index, { random: seededRandom(1), pairs: PAIRS });
    expect(again?.papers.every((one, i) => one === meaning.papers[i])).toBe(true);
  });

  it('are undefined for fewer than 1,000 papers, or for titles alone', () => {
    expect(learnMeaning(indexOf(papers.slice(0, 999)))).toBeUndefined();
    const titles = papers.map(({ id, title, authors }) => ({ id, title, authors }));
    expect(learnMeaning(indexOf(titles))).toBeUndefined();
  });

  it('place the papers of a later catalog with the same word vectors', () => {
    const later = [...madeUpPapers(1_250, 8).slice(1_200), ...papers];
    const carried = carriedMeaning(meaning, index, indexOf(later));
    const { dimensions } = meaning;
    const vector = (list: Int8Array, document: number) => [
      ...list.subarray(document * dimensions, (document + 1) * dimensions),
    ];
    expect(vector(carried.papers, 50)).toEqual(vector(meaning.papers, 0));
    expect(vector(carried.papers, 0).some((one) => one !== 0)).toBe(true);
  });

  it('reuse the vectors of first papers in both, as if recomputed', () => {
    const later = indexOf([...papers, ...madeUpPapers(1_250, 8).slice(1_200)]);
    const anew = carriedMeaning(meaning, index, later);
    expect(carriedMeaning(meaning, index, later, 1_200)).toEqual(anew);
    const marked = { ...meaning, papers: meaning.papers.map(() => 1) };
    const kept = carriedMeaning(marked, index, later, 1_200).papers;
    expect(kept.subarray(0, meaning.papers.length)).toEqual(marked.papers);
    expect(kept.subarray(meaning.papers.length)).toEqual(anew.papers.subarray(meaning.papers.length));
  });

  it('are outgrown when a fifth of the papers is new or gone', () => {
    expect([960, 1_200, 1_440].map((size) => isOutgrown(meaning, size))).toEqual([false, false, false]);
    expect([959, 1_441].map((size) => isOutgrown(meaning, size))).toEqual([true, true]);
  });
});
