import { expect, it } from 'vitest';
import { createPace, sayIndexing } from '../../src/catalog/pace.ts';

it('says nothing of work that is soon over, and speaks every two seconds of longer work', () => {
  const said: string[] = [];
  let now = 0;
  const tell = createPace(
    (sentence) => said.push(sentence),
    () => now,
  );
  for (let papers = 1; papers <= 5_000; papers++) {
    now = papers;
    tell(() => `Reading the catalog: ${papers.toLocaleString('en')} papers.`);
  }
  expect(said).toEqual(['Reading the catalog: 2,000 papers.', 'Reading the catalog: 4,000 papers.']);
});

it('names how many of how many papers are indexed, and takes each index for a piece of work of its own', () => {
  const said: string[] = [];
  let now = 0;
  const tell = sayIndexing(
    (sentence) => said.push(sentence),
    () => now,
  );
  tell(0, 103_514);
  now = 2_500;
  tell(40_000, 103_514);
  now = 3_600_000;
  tell(0, 103_600);
  tell(103_600, 103_600);
  expect(said).toEqual(['Indexing the papers: 40,000 of 103,514.']);
});
