import { describe, expect, it } from 'vitest';
import { createQuestionReader } from '../../../src/search/answer/question.ts';
import { NONE } from '../../../src/search/index/lexicon.ts';
import { isStopWord } from '../../../src/search/text/stop-words.ts';
import { words } from '../../../src/search/text/tokens.ts';

const lookUp = (text: string) => ({ text, word: NONE, stem: NONE, isStop: isStopWord(text) });
const { asTyped } = createQuestionReader({
  reader: {
    papers: 100,
    read: (text) => words(text).map(lookUp),
    word: lookUp,
    known: () => lookUp(''),
    frequency: () => 1,
  },
  corrector: {
    correct: (list) => ({ words: list, corrections: [] }),
    rewrite: () => undefined,
  },
  spelling: { of: () => undefined },
  idfOf: () => 1,
});
const read = (question: string) => asTyped(question);
const subject = (question: string) =>
  read(question)
    .words.filter(({ isEveryday }) => !isEveryday)
    .map(({ text }) => text);

describe('a question', () => {
  it.each([
    ['Can you tell me what a treebank is?', ['treebank']],
    ['Please explain to me how beam search works', ['beam', 'search']],
    ['what do papers say about hallucination?', ['hallucination']],
    ['Do you know how the attention of transformers works?', ['attention', 'transformers']],
  ])('is asked about its subject: %s', (question, expected) => {
    expect(subject(question)).toEqual(expected);
  });

  it.each([
    'for (let i = 0; i < 10; i++) { print(i) }',
    'SELECT * FROM papers WHERE year = 2020;',
    'rm -rf /papers',
    "' OR 1=1 --",
    'summarize this article for me',
    'translate the following sentence: cats sleep',
  ])('isn’t code or an order about something at hand: %s', (text) => {
    expect(read(text).words).toEqual([]);
  });

  it.each([
    ['What is WSD?', 'definition'],
    ['What is GPT-3 bad at?', 'finding'],
    ['What is silk made of?', 'finding'],
    ['What is the difference between silk and WSD?', 'finding'],
    ['What does WSD stand for?', 'definition'],
    ['What do we know about how BERT works?', 'finding'],
    ['transliteration', 'definition'],
  ])('%s asks for a %s', (question, kind) => {
    expect(read(question).kind).toBe(kind);
  });

  it.each(['how does it work?', 'what is the best way to do this?', 'was ist das?', 'ok', ''])(
    'without a subject asks nothing: %s',
    (question) => {
      expect(read(question).words).toEqual([]);
    },
  );

  it.each([
    ['What is a treebank?', 'definition'],
    ['treebank', 'definition'],
    ['Tell me what BLEU means', 'definition'],
    ['How many languages does it cover?', 'figure'],
    ['how fast is decoding', 'figure'],
    ['Does attention help translation?', 'finding'],
    ['How are summaries evaluated?', 'finding'],
  ])('%s asks for a %s', (question, kind) => {
    expect(read(question).kind).toBe(kind);
  });

  it.each([
    ['Can you tell me what RAG is?', 0],
    ['how do I compress BERT?', 0.5],
    ['do you like music?', 1],
    ['how do I train my dog', 1],
    ['generate an image of a cat', 1],
  ])('%s is personal to the degree %d', (question, degree) => {
    expect(read(question).personal).toBe(degree);
  });
});
