import { describe, expect, it } from 'vitest';
import { createWordFinder } from '../../../src/search/answer/held-words.ts';
import type { AskedWord, Question } from '../../../src/search/answer/question.ts';
import { bestSentence } from '../../../src/search/answer/quote.ts';
import type { Tone } from '../../../src/search/answer/tone.ts';
import { NONE } from '../../../src/search/index/lexicon.ts';

const word = (text: string) => ({ text, word: NONE, stem: NONE, isStop: false });
const wool: AskedWord = { ...word('wool'), weight: 1, isEveryday: false, certainty: 1, informativeness: 1 };
const loom: AskedWord = { ...wool, ...word('loom') };
const good: AskedWord = { ...wool, ...word('good'), isEveryday: true };
const PLAIN: Tone = () => 0;

/** The sentence chosen from these, for a question about two words of equal weight. */
function chosen(
  sentences: readonly string[],
  given: { words?: AskedWord[]; title?: string; tone?: Tone } = {},
) {
  const { words = [wool, loom], title = '', tone = PLAIN } = given;
  const find = createWordFinder(words);
  const held = (text: string) => find(text.split(' ').map(word));
  const question: Question = {
    text: '',
    words,
    mass: words.length,
    personal: 0,
    kind: 'finding',
    isPolar: false,
    subject: words,
    coined: new Set(),
    capital: new Set(),
    corrections: [],
  };
  return bestSentence(
    question,
    tone,
    held(title),
    sentences.map((text) => ({ text, ...held(text) })),
  );
}

describe('the sentence to quote', () => {
  it.each([
    'wool loom and six other words behind them',
    'three words before wool loom and others after',
    'six other words before them are wool loom',
    'wool is far from this other wool loom',
  ])('loses nothing if the words asked for are together somewhere: %s', (sentence) => {
    expect(chosen([sentence])?.score).toBeCloseTo(1);
  });

  it('loses by the share of other words in the shortest run of the words asked for, wherever it begins', () => {
    // Eight words, two of them asked for: a share of 2 × 2 / 8, and half of the 0.3 that can be lost.
    expect(chosen(['wool and these other six words then loom'])?.score).toBeCloseTo(0.85);
    expect(chosen(['here wool and these other six words then loom'])?.score).toBeCloseTo(0.85);
    expect(chosen(['wool then wool and these other six words then loom here'])?.score).toBeCloseTo(0.85);
  });

  it('is the tighter of two with the same words, and the first of two equally good ones', () => {
    const scattered = 'wool and these other six words then loom';
    expect(chosen([scattered, 'a wool loom'])?.text).toBe('a wool loom');
    expect(chosen(['a wool loom', scattered])?.text).toBe('a wool loom');
    expect(chosen(['one wool loom', 'two wool loom'])?.text).toBe('one wool loom');
  });

  it('counts half of a word that only the title has, and 0.4 of it as told', () => {
    expect(chosen(['all about wool'], { title: 'on a loom' })).toMatchObject({ score: 0.75, told: 1.4 });
    expect(chosen(['all about wool'])).toMatchObject({ score: 0.5, told: 1 });
    expect(chosen(['about nothing asked'], { title: 'on a loom' })).toMatchObject({ score: 0.25, told: 0.4 });
  });

  it('counts an everyday word, but not as told', () => {
    expect(chosen(['all good wool'], { words: [wool, good] })).toMatchObject({ score: 1, told: 1 });
  });

  it('is absent if neither a sentence nor the title has a word of it', () => {
    expect(chosen(['about something else', 'and more of it'])).toBeUndefined();
  });

  it('may be one with fewer words in the form asked for', () => {
    const tone: Tone = (text, place) => (text === 'only wool' && place === 1 ? 0.55 : 0);
    expect(chosen(['a wool loom', 'only wool'], { tone })?.text).toBe('only wool');
  });
});
