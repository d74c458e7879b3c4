import { expect, it } from 'vitest';
import { wordsOfName } from '../../../src/search/index/title-name.ts';

it.each([
  ['BERT: Pre-training of Deep Bidirectional Transformers', 1],
  ['Sentence-BERT: Sentence Embeddings', 2],
  ['Prefix-tuning: Optimizing Prompts', 2],
  ['Part-of-speech-tagging: A Survey', 0],
  ['LoRA - Low-Rank Adaptation', 1],
  ['Longformer: The Long-Document Transformer', 1],
  ['XLM-RoBERTa 2: Again', 3],
  ['Machine Translation: A Survey', 0],
  ['Attention Is All You Need', 0],
  ['At 10:30 in the Morning', 0],
  [': a title that begins with its colon', 0],
  ['', 0],
])('counts the words of the name in “%s”', (title, count) => {
  expect(wordsOfName(title)).toBe(count);
});
