import { expect, it } from 'vitest';
import { createPace, indexedSentence, readSentence } from '../../src/catalog/pace.ts';

it('says nothing of work that is soon over, and speaks every two seconds of longer work', () => {
  const said: string[] = [];
  let now = 0;
  const tell = createPace(
    (sentence) => said.push(sentence),
    () => now,
  );
  for (let papers = 1; papers <= 5_000; papers++) {
    now = papers;
    tell(() => readSentence(papers));
  }
  expect(said).toEqual(['Reading the catalog: 2,000 papers.', 'Reading the catalog: 4,000 papers.']);
});

it('names how many of how many papers are indexed', () => {
  expect(indexedSentence(40_000, 103_514)).toBe('Indexing the papers: 40,000 of 103,514.');
});
