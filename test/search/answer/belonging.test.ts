import { describe, expect, it } from 'vitest';
import { createBelonging } from '../../../src/search/answer/belonging.ts';
import type { Question } from '../../../src/search/answer/question.ts';
import type { Nearness } from '../../../src/search/meaning/nearness.ts';

const DOCUMENTS = 10_000;
/** Stem 0 is in no title, stem 1 in a thousand. */
const titleFrequency = Uint32Array.from([0, 1_000]);

function asked(text: string, ...stems: readonly number[]): Question {
  const words = stems.map((stem) => ({
    text: `word${stem}`,
    word: stem,
    stem,
    isStop: false,
    weight: 1,
    isEveryday: false,
    certainty: 1,
    informativeness: 1,
  }));
  return {
    text,
    words,
    mass: stems.length,
    personal: 0,
    kind: 'finding',
    isPolar: false,
    subject: [],
    coined: new Set(),
    capital: new Set(),
    corrections: [],
  };
}

function nearness(cosine: number): Nearness {
  return { papers: DOCUMENTS, to: () => undefined, among: () => cosine };
}

describe('The least evidence for an answer', () => {
  const least = (near: number, question: Question) =>
    createBelonging({ titleFrequency, documents: DOCUMENTS }, () => nearness(near))(question, [1, 2, 3]);

  it('falls with nearness to the papers found, and with words that many titles have', () => {
    const question = asked('how is it parsed', 1);
    expect(least(0.8, question)).toBeLessThan(least(0.1, question) ?? 0);
    expect(least(0.5, question)).toBeLessThan(least(0.5, asked('how is it cooked', 0)) ?? 0);
  });

  it('follows the line fitted to four catalogs', () => {
    expect(least(0, asked('how is it cooked', 0))).toBeCloseTo(0.42 + 0.18 * Math.log(DOCUMENTS));
  });

  it('is left to the plain rule for a single coined name, and without vectors', () => {
    expect(least(0.5, asked('What is BLEU?', 0))).toBeUndefined();
    expect(least(0.5, asked('What is BLEU of NIST?', 0, 1))).toBeDefined();
    const without = createBelonging({ titleFrequency, documents: DOCUMENTS }, () => undefined);
    expect(without(asked('how is it parsed', 1), [1])).toBeUndefined();
  });
});
