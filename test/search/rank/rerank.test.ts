import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndexBuilder } from '../../../src/search/index/build.ts';
import { NONE, openLexicon } from '../../../src/search/index/lexicon.ts';
import { createMarker } from '../../../src/search/rank/code-marks.ts';
import { createHeadTexts } from '../../../src/search/rank/head-texts.ts';
import { createReranker } from '../../../src/search/rank/rerank.ts';
import { createScorer } from '../../../src/search/rank/scorer.ts';
import { WEIGHTS } from '../../../src/search/rank/weights.ts';

const NEAR = 8;
const ALONE = { ...WEIGHTS, surface: 0, surfaceShort: 0, coverage: 0, early: 0, titleCoverage: 0 };

/** Words that are their own stems and aren't stop words; the last three are in no query. */
const asked = ['graph', 'tree', 'owl'];
const text = fc.array(fc.constantFrom(...asked, ...asked, 'bat', 'moth', 'fox'), { maxLength: 40 });
const query = fc.array(fc.constantFrom(...asked), { minLength: 2, maxLength: 5 });

/** The score in each text for adjacent and nearby query words, computed naively. */
function naive(texts: readonly string[][], query: readonly string[], given: typeof WEIGHTS): number[] {
  const { k1, b, ordered, near } = given;
  const average = Math.max(1, texts.reduce((sum, words) => sum + words.length, 0) / texts.length);
  const idf = (word: string) => {
    const holding = texts.filter((words) => words.includes(word)).length;
    return Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5));
  };
  const pairs = new Map(
    query.slice(1).map((second, i) => [`${query[i]} ${second}`, [query[i] ?? '', second] as const]),
  );
  return texts.map((words) => {
    const norm = k1 * (1 - b + (b * words.length) / average);
    const saturated = (count: number) => (count * (k1 + 1)) / (count + norm);
    let sum = 0;
    for (const [first, second] of pairs.values()) {
      if (first === second || ![first, second].every((word) => texts.flat().includes(word))) continue;
      const places = words.flatMap((word, i) => (word === first || word === second ? [i] : []));
      const couples = places.flatMap((i) => places.filter((j) => j > i && j - i <= NEAR).map((j) => [i, j]));
      const isCouple = ([i = 0, j = 0]: number[]) => words[i] !== words[j];
      const beside = couples.filter(
        ([i = 0, j = 0]) => words[i] === first && words[j] === second && j === i + 1,
      );
      const worth = Math.min(idf(first), idf(second));
      sum += worth * (ordered * saturated(beside.length) + near * saturated(couples.filter(isCouple).length));
    }
    return sum;
  });
}

it('scores adjacent and nearby words like a naive reading of the text', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), query, (texts, words) => {
      const builder = createIndexBuilder();
      for (const one of texts) builder.add({ title: '', body: one.join(' '), authors: [] });
      const index = builder.finish();
      const stems = openLexicon(index.stems);
      const order = words.map((word) => stems.find(word)).filter((stem) => stem < stems.size);
      fc.pre(order.length === words.length);
      const terms = [...new Set(order)].map((stem) => ({ stem, weight: 1 }));
      const rerank = createReranker(
        index,
        createScorer(index, ALONE),
        ALONE,
        createHeadTexts(index),
        createMarker(index)(),
      );
      const head = texts.map((_, document) => ({ document, score: 0 }));
      const ranked = rerank({ terms, order, surface: order.map(() => NONE) }, head, () => 0);
      const expected = naive(texts, words, ALONE);
      expect(ranked).toHaveLength(texts.length);
      for (const { document, score } of ranked) expect(score).toBeCloseTo(expected[document] ?? 0, 4);
    }),
  );
});
