import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { openLexicon } from '../../../src/search/index/lexicon.ts';
import { createScorer } from '../../../src/search/rank/scorer.ts';
import { selectTop } from '../../../src/search/rank/top.ts';
import { WEIGHTS } from '../../../src/search/rank/weights.ts';

interface Text {
  readonly title: readonly string[];
  readonly body: readonly string[];
}

/** Words that are their own stems and aren't stop words. */
const word = fc.constantFrom('graph', 'tree', 'owl', 'bat', 'moth', 'fox');
const text = fc.record({ title: fc.array(word, { maxLength: 3 }), body: fc.array(word, { maxLength: 12 }) });

/** BM25 of text and title by the textbook formula. */
function naive(texts: readonly Text[], query: readonly string[], document: number): number {
  const { k1, b, title } = WEIGHTS;
  const whole = texts.map((one) => [...one.title, ...one.body]);
  const field = (fields: readonly (readonly string[])[], term: string) => {
    const own = fields[document] ?? [];
    const count = own.filter((one) => one === term).length;
    const holding = fields.filter((one) => one.includes(term)).length;
    const average = Math.max(1, fields.reduce((sum, one) => sum + one.length, 0) / fields.length);
    const idf = Math.log(1 + (fields.length - holding + 0.5) / (holding + 0.5));
    return (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * own.length) / average));
  };
  const titles = texts.map((one) => one.title);
  return query.reduce((sum, term) => sum + field(whole, term) + title * field(titles, term), 0);
}

describe('packed postings', () => {
  it('give the scores and order of a naive implementation of the formula', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(word, { minLength: 1 }),
        (texts, query) => {
          const builder = createIndexBuilder();
          for (const { title, body } of texts) {
            builder.add({ title: title.join(' '), body: body.join(' '), authors: [] });
          }
          const index = builder.finish();
          const stems = openLexicon(index.stems);
          const terms = query
            .map((one) => ({ stem: stems.find(one), weight: 1 }))
            .filter(({ stem }) => stem < stems.size);
          const { top } = createScorer(index, WEIGHTS).score({ terms, limit: 20, minCoverage: 0 });
          const expected = texts
            .map((_, document) => naive(texts, query, document))
            .filter((score) => score > 0)
            .sort((a, b) => b - a);
          expect(top.length).toBe(expected.length);
          top.forEach(({ document, score }, i) => {
            expect(score).toBeCloseTo(expected[i] ?? 0, 3);
            expect(score).toBeCloseTo(naive(texts, query, document), 3);
          });
        },
      ),
    );
  });

  it('count as matches only what covers enough of the query and passes the filter', () => {
    const builder = createIndexBuilder();
    for (const title of ['owl', 'owl bat', 'owl bat', 'fox']) builder.add({ title, body: '', authors: [] });
    const index = builder.finish();
    const stems = openLexicon(index.stems);
    const terms = ['owl', 'bat'].map((one) => ({ stem: stems.find(one), weight: 1 }));
    const scorer = createScorer(index, WEIGHTS);
    expect([...scorer.score({ terms, limit: 9, minCoverage: 0.9 }).matches.documents]).toEqual([1, 2]);
    const filtered = scorer.score({
      terms,
      limit: 9,
      minCoverage: 0.1,
      filter: (document) => document !== 1,
    });
    expect([...filtered.matches.documents]).toEqual([0, 2]);
  });

  it('score the same again: a pass leaves no sums behind', () => {
    const builder = createIndexBuilder();
    for (const title of ['owl', 'owl bat', 'bat bat', 'fox']) builder.add({ title, body: '', authors: [] });
    const index = builder.finish();
    const stems = openLexicon(index.stems);
    const termsOf = (...words: string[]) => words.map((one) => ({ stem: stems.find(one), weight: 1 }));
    const scorer = createScorer(index, WEIGHTS);
    const ask = (...words: string[]) => scorer.score({ terms: termsOf(...words), limit: 9, minCoverage: 0 });
    const first = ask('owl', 'bat');
    ask('fox');
    expect(ask('owl', 'bat')).toEqual(first);
  });
});

describe('the best of a list', () => {
  it('is the same as sorting all of it', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.nat(45), (all, limit) => {
        const documents = Uint32Array.from(all.keys());
        const sorted = [...all.keys()].sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || a - b).slice(0, limit);
        expect(
          selectTop(documents, limit, (document) => all[document] ?? 0).map(({ document }) => document),
        ).toEqual(sorted);
      }),
    );
  });
});
