import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/search/eval/evaluate.ts';
import { ndcg, recall, reciprocalRank } from '../../../src/search/eval/metrics.ts';
import { readJudgements, readQueries, readRun, runLines } from '../../../src/search/eval/trec.ts';

describe('metrics', () => {
  const judged = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ]);

  it('discounts a gain by the logarithm of its rank', () => {
    // Found: b first (1 / log2 2), a third (2 / log2 4). Ideal: a first (2), b second (1 / log2 3 = 0.63093).
    expect(ndcg(['b', 'x', 'a'], judged)).toBeCloseTo(2 / 2.63093, 5);
    expect(ndcg(['a', 'b'], judged)).toBe(1);
    expect(ndcg(['c', 'x'], judged)).toBe(0);
    expect(ndcg(['x', 'a'], judged, 1)).toBe(0);
  });

  it('measures recall and the rank of the first relevant paper', () => {
    expect(recall(['x', 'a'], judged)).toBe(0.5);
    expect(recall(['x', 'a'], judged, 1)).toBe(0);
    expect(reciprocalRank(['x', 'y', 'b'], judged)).toBeCloseTo(1 / 3, 10);
    expect(reciprocalRank(['x', 'y', 'b'], judged, 2)).toBe(0);
  });

  it('is zero, not NaN, when nothing is relevant', () => {
    expect([ndcg(['a'], new Map()), recall(['a'], new Map()), reciprocalRank(['a'], new Map())]).toEqual([
      0, 0, 0,
    ]);
  });

  it('is always between 0 and 1', () => {
    const grades = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -1, max: 3 }));
    const ranking = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']);
    fc.assert(
      fc.property(ranking, grades, (ranked, judgements) => {
        const map = new Map(Object.entries(judgements));
        for (const value of [ndcg(ranked, map), recall(ranked, map), reciprocalRank(ranked, map)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe('files of a collection', () => {
  it('reads queries in both formats and names a bad line', () => {
    expect(readQueries('{"id":"1","text":"a"}\n\n{"_id":2,"text":"b","extra":0}\n')).toEqual([
      { id: '1', text: 'a' },
      { id: '2', text: 'b' },
    ]);
    expect(() => readQueries('{"id":"1","text":"a"}\nnot json')).toThrow('line 2');
  });

  it("reads BEIR's judgements and TREC's", () => {
    const beir = readJudgements('query-id\tcorpus-id\tscore\nq1\td 1\t2\nq1\td2\t0\n');
    expect(beir.get('q1')).toEqual(
      new Map([
        ['d 1', 2],
        ['d2', 0],
      ]),
    );
    expect(readJudgements('q1 0 d1 2\r\nq2 0 d1 1').get('q2')).toEqual(new Map([['d1', 1]]));
    expect(() => readJudgements('q1 d1 relevant')).toThrow('line 1');
  });

  it('writes a run with decreasing scores that can be read back', () => {
    const lines = runLines('q', [
      { id: 'a', score: 2 },
      { id: 'b', score: 2 },
      { id: 'c', score: 1.0000004 },
      { id: 'd', score: 1.0000001 },
    ]);
    expect(lines[3]).toBe('q Q0 d 4 0.999999 paperboy');
    expect(lines[0]).toBe('q Q0 a 1 2.000000 paperboy');
    expect(lines[1]).toBe('q Q0 b 2 1.999999 paperboy');
    expect(readRun(lines.reverse().join('\n')).get('q')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('evaluates only judged queries', async () => {
    const judgements = readJudgements('q1 0 a 1\nq2 0 b 0\nq3 0 c 1');
    const queries = ['q1', 'q2', 'q3', 'q4'].map((id) => ({ id, text: id }));
    expect(await evaluate(queries, judgements, (text) => (text === 'q1' ? ['a'] : ['x', 'c']))).toEqual({
      queries: 2,
      ndcg10: (1 + 1 / Math.log2(3)) / 2,
      recall100: 1,
      mrr10: 0.75,
    });
  });
});
