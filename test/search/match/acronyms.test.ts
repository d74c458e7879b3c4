import { describe, expect, it } from 'vitest';
import { createAcronyms, explainedIn } from '../../../src/search/match/acronyms.ts';

describe('acronyms in a text', () => {
  it.each([
    ['We use Retrieval-Augmented Generation (RAG) here.', [['RAG', 'Retrieval-Augmented Generation']]],
    ['Large language models (LLMs) are large.', [['LLM', 'Large language models']]],
    [
      'Bidirectional Encoder Representations from Transformers (BERT)',
      [['BERT', 'Bidirectional Encoder Representations from Transformers']],
    ],
    ['a bidirectional LSTM (BiLSTM) network', [['BiLSTM', 'bidirectional LSTM']]],
    ['Nothing is explained (ABC) here.', []],
    ['Our model (ours) wins (see Table 3).', []],
    ['It ends. (EMNLP) began.', []],
  ])('%s', (text, pairs) => {
    expect(explainedIn(text).map(({ acronym, longForm }) => [acronym, longForm])).toEqual(pairs);
  });

  it('is fast on a text of nothing but brackets', () => {
    expect(explainedIn('(AA'.repeat(20_000))).toEqual([]);
  });
});

describe('acronyms collected from many texts', () => {
  const acronyms = createAcronyms();
  for (const text of [
    'retrieval-augmented generation (RAG)',
    'Retrieval Augmented Generation (RAG)',
    'retrieval augmented generations (RAGs)',
    'random access graphs (RAG)',
    'recurrent attention graphs (RAG)',
  ])
    for (const one of explainedIn(text)) acronyms.add(one);

  it('have as first long form the one in most texts, ignoring hyphens and endings', () => {
    expect(acronyms.longForms('rag')[0]).toBe('retrieval-augmented generation');
    expect(acronyms.longForms('LLM')).toEqual([]);
  });

  it('can be looked up by their long form', () => {
    expect(acronyms.acronymsOf('Retrieval-augmented generation')).toEqual(['RAG']);
    expect(acronyms.acronymsOf('augmented generation')).toEqual([]);
  });
});
