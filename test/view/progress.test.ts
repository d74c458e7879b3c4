import { expect, it } from 'vitest';
import { catalogProgress, refreshBar } from '../../src/view/progress.ts';

it('says how far a catalog has been loaded', () => {
  expect(catalogProgress({ kind: 'reading', papers: 34_000 })).toBe('Reading the catalog: 34,000 papers.');
  expect(catalogProgress({ kind: 'indexing', done: 40_000, all: 103_514, secondsLeft: 23.2 })).toBe(
    'Indexing papers: 40,000 of 103,514, about 25 seconds left.',
  );
  const learning = { kind: 'learning', done: 78, all: 468 } as const;
  const left = (secondsLeft: number) => catalogProgress({ ...learning, secondsLeft });
  expect(left(0.4)).toBe('Learning from the papers: 16%.');
  expect(left(1.2)).toBe('Learning from the papers: 16%, about 1 second left.');
  expect(left(130)).toBe('Learning from the papers: 16%, about 2 minutes left.');
});

it('draws how far a refresh has come', () => {
  expect(refreshBar({ done: 6, planned: 23, papers: 210 })).toBe(
    '[#####...............] 6 of 23, 210 papers',
  );
  expect(refreshBar({ done: 0, planned: 0, papers: 0 })).toBe('[....................] 0 of 0, 0 papers');
});
