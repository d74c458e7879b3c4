import { expect, it } from 'vitest';
import { keyFrequency } from '../../src/follow/frequency.ts';
import { paper } from '../support/papers.ts';

const titled = (titles: readonly string[]) => titles.map((title, i) => paper(`p${i}`, { title }));

it('counts the papers with a word; what a single one has counts as unknown', async () => {
  const frequency = await keyFrequency(
    titled(['kites kites', 'blue kites', 'kites and boats', 'blue boats']),
  );
  expect(['kite', 'blue', 'boat', 'and', 'fish'].map(frequency)).toEqual([3, 2, 2, 0, 0]);
});

it('counts a sample of many papers: every second of two to three thousand', async () => {
  const frequency = await keyFrequency(
    titled(Array.from({ length: 2_999 }, (_, i) => (i % 2 === 0 ? 'kites' : 'boats'))),
  );
  expect(['kite', 'boat'].map(frequency)).toEqual([1_500, 0]);
});
