import { expect, it } from 'vitest';
import { type CatalogProgress, paceIndexing, paceLoading } from '../../src/catalog/pace.ts';

it('does not report short work, and reports longer work every two seconds', () => {
  const told: CatalogProgress[] = [];
  let now = 0;
  const onRead = paceLoading(
    (progress) => told.push(progress),
    () => now,
  );
  for (let papers = 1; papers <= 5_000; papers++) {
    now = papers;
    onRead(papers);
  }
  expect(told).toEqual([
    { kind: 'reading', papers: 2_000 },
    { kind: 'reading', papers: 4_000 },
  ]);
});

it('times each index separately', () => {
  const told: CatalogProgress[] = [];
  let now = 0;
  const onIndexed = paceIndexing(
    (progress) => told.push(progress),
    () => now,
  );
  onIndexed(0, 100_000);
  now = 2_500;
  onIndexed(40_000, 100_000);
  now = 3_600_000;
  onIndexed(0, 103_600);
  onIndexed(103_600, 103_600);
  expect(told).toEqual([{ kind: 'indexing', done: 40_000, all: 100_000, secondsLeft: 3.75 }]);
});
