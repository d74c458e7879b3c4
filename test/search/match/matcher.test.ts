import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermMatcher } from '../../../src/search/match/matcher.ts';
import { readText } from '../../../src/search/match/read-text.ts';
import { readTerms } from '../../../src/search/match/terms.ts';

const holds = (text: string, term: string) => createTermMatcher(term)(readText(text));

describe('a term', () => {
  it.each([
    ['text-to-image', 'Text-to-Image Kites'],
    ['text to image', 'Text-to-Image Kites'],
    ['text-to-image', 'from text to image'],
    ['large language model', 'We study large-language-models.'],
    ['large language models', 'a Large Language Model'],
    ['pretraining', 'Kites with Pre-training'],
    ['pre-training', 'Kites with pretraining'],
    ['pre training', 'pretrained kites'],
    ['email', 'Kites by e-mail'],
    ['e-mail', 'Kites by email'],
    ['images', 'one image'],
    ['networks', 'a neural network'],
    ['schrodinger', 'Schrödinger Bridges'],
    ['Schrödinger', 'Schrodinger bridges'],
    ['cafe\u0301', 'Café Recommendation'],
    ['café', 'CAFE\u0301 recommendation'],
    ["bayes' theorem", 'Bayes’ Theorem'],
    ['Bayes’ theorem', "Bayes' theorem"],
    ['学习', '基于机器学习的医学图像分析'],
    ['医学图像', '基于机器学习的医学图像分析'],
    ['학습', '강화 학습을 위한 연'],
    ['ความหมาย', 'ค้นหาความหมายของคำ'],
    ['AI', 'AI for science'],
    ['RAG', 'How RAG works'],
    ['C++', 'Templates for C++ and .NET'],
    ['c++', 'Templates for C++, again'],
    ['.NET', 'Templates for C++ and .NET'],
    ['C#', 'From C# to Rust'],
    ['3D', '3D-aware kites'],
    ['GPT-4', 'GPT-4 and others'],
  ])('%s is found in “%s”', (term, text) => {
    expect(holds(text, term)).toBe(true);
  });

  it.each([
    ['AI', 'Airline Ragged Scheduling'],
    ['RAG', 'Airline Ragged Scheduling'],
    ['raph', 'Graphs'],
    ['C++', 'Vitamin C for kites'],
    ['C#', 'C++ and C'],
    ['.NET', 'The net result'],
    ['language model large', 'a large language model'],
    ['neural networks', 'a neural and a social network'],
    ['"images"', 'one image'],
    ['"text image"', 'text to image'],
    ['学生', '基于机器学习的医学图像分析'],
    ['GPT-4', 'GPT-40'],
    ['cat', 'concatenation of cations'],
  ])('%s is not found in “%s”', (term, text) => {
    expect(holds(text, term)).toBe(false);
  });

  it('in quotes matches these exact words, in any case', () => {
    expect(holds('Text-to-Image Kites', '"text to image"')).toBe(true);
    expect(holds('Text-to-Images Kites', '"text to image"')).toBe(false);
  });

  it('of letters is found in any text that has it as a word', () => {
    const word = fc.stringMatching(/^[a-z]{1,10}$/);
    fc.assert(
      fc.property(word, word, word, (before, term, after) => {
        expect(holds(`${before} ${term} ${after}`, term)).toBe(true);
        expect(holds(`${before}-${term}, ${after}`, term.toUpperCase())).toBe(true);
      }),
    );
  });

  it('can be any string without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (term, text) => {
        expect(typeof holds(text, term)).toBe('boolean');
      }),
    );
  });
});

describe('a list of terms', () => {
  it.each([
    [' RAG, graph  nets;rag ,,', ['rag', 'graph nets']],
    ['“text-to-image”, diffusion', ['"text-to-image"', 'diffusion']],
    ['"state, space", kites', ['"state, space"', 'kites']],
    ['「学习」、图像，分析', ['"学习"', '图像', '分析']],
    ['C, C++, c#', ['C', 'C++', 'c#']],
    ['', []],
    ['"', []],
    ['text-to-image, text to image', ['text to image']],
  ])('%s is split into distinct terms', (typed, terms) => {
    expect(readTerms(typed)).toEqual(terms);
  });
});
