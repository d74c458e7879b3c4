import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../src/paper/paper.ts';
import { sharedFile, WITHOUT_SHARED } from '../../support/shared.ts';
import { createAnalyzer, createTwin, storedLength } from './lucene-twin.ts';
import { twinFigures } from './twin-check.ts';

describe('the twin’s analyzer', () => {
  const analyse = createAnalyzer();

  // From Lucene's own TestEnglishAnalyzer.
  it.each([
    ['books', ['book']],
    ['book', ['book']],
    ['the', []],
    ["steven's", ['steven']],
    ['steven’s', ['steven']],
    ['steven＇s', ['steven']],
  ])('reads %s like Lucene', (text, terms) => {
    expect(analyse(text)).toEqual(terms);
  });

  it('keeps question words, which are not among Lucene’s 33 stop words', () => {
    expect(analyse('What is the use of it?')).toEqual(['what', 'us']);
  });

  it('stems like Porter and joins what Unicode joins', () => {
    expect(analyse('Relational databases, e.g. version 3.14 of X_Y, state-of-the-art')).toEqual([
      'relat',
      'databas',
      'e.g',
      'version',
      '3.14',
      'x_y',
      'state',
      'art',
    ]);
  });
});

describe('the twin’s scores', () => {
  const papers: Paper[] = [
    { id: 'a', title: 'red fox', abstract: 'a fox runs', authors: [] },
    { id: 'b', title: 'blue', abstract: 'whale swims deep', authors: [] },
    { id: 'c', title: 'red whale', abstract: '', authors: [] },
  ];

  /*
   * By hand after BM25Similarity. Terms of the three texts: red fox fox run, blue whale swim deep, red whale: 4, 4 and
   * 2, on average 10 / 3. idf(fox) = ln(1 + (3 - 1 + 0.5) / (1 + 0.5)) = 0.980829 and idf(red) = ln(1 + 1.5 / 2.5) =
   * 0.470004. Norms with k1 0.9 and b 0.4: 0.9 * (0.6 + 0.4 * 4 / 3.3333) = 0.972, and 0.756 for two terms.
   */
  it('follow the formula, computed by hand', () => {
    const [first, second, ...rest] = createTwin(papers).score('red foxes', 10);
    expect(rest).toEqual([]);
    expect(first?.id).toBe('a');
    expect(first?.score).toBeCloseTo((0.980829 * 2) / (2 + 0.972) + 0.470004 / (1 + 0.972), 5);
    expect(second?.id).toBe('c');
    expect(second?.score).toBeCloseTo(0.470004 / (1 + 0.756), 5);
  });

  it('count a word as often as it occurs in the query', () => {
    const { score } = createTwin(papers);
    const once = score('whale', 1)[0]?.score ?? 0;
    expect(score('whale whale', 1)[0]?.score).toBeCloseTo(2 * once, 10);
  });

  it('know lengths as Lucene stores them: exact below 40, then cut to four leading bits above 24', () => {
    for (let length = 0; length < 40; length++) expect(storedLength(length)).toBe(length);
    expect([40, 41, 42, 57, 100, 1_000].map(storedLength)).toEqual([40, 40, 42, 56, 96, 984]);
  });
});

describe.skipIf(sharedFile('data/ir/cacm/corpus.jsonl') === undefined)(
  `the twin beside published figures of Lucene ${WITHOUT_SHARED}`,
  () => {
    it('splits SciFact into nearly the same terms, and ranks CACM about as well', () => {
      const [terms, distinct, map, precision] = (twinFigures() ?? []).map(
        ([, twin, published]) => twin / published,
      );
      expect(terms).toBeCloseTo(1, 4);
      expect(distinct).toBeCloseTo(1, 3);
      expect(map).toBeGreaterThan(0.95);
      expect(map).toBeLessThan(1.1);
      expect(precision).toBeCloseTo(1, 1);
    });
  },
);
