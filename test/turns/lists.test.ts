import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterInSteps, mergeInSteps, sortInSteps } from '../../src/turns/lists.ts';
import { finish, type Steps } from '../../src/turns/steps.ts';

interface Item {
  readonly rank: number;
  readonly place: number;
}
const byRank = (a: Item, b: Item) => a.rank - b.rank;
const itemsOf = (ranks: readonly number[]): Item[] => ranks.map((rank, place) => ({ rank, place }));

function stepsOf(work: Steps<unknown>): number {
  let steps = 0;
  while (!work.next().done) steps++;
  return steps;
}

it('a list is sorted as at once, equal items in their order', () => {
  const ranks = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3_500, size: 'max' });
  fc.assert(
    fc.property(ranks, (list) => {
      const items = itemsOf(list);
      expect(finish(sortInSteps(items, byRank))).toEqual([...items].sort(byRank));
    }),
    { numRuns: 40 },
  );
});

it('two sorted lists are merged, equal items of the first before those of the second', () => {
  const left = [
    { rank: 1, place: 0 },
    { rank: 3, place: 1 },
  ];
  const right = [
    { rank: 1, place: 2 },
    { rank: 2, place: 3 },
  ];
  expect(finish(mergeInSteps(left, right, byRank)).map(({ place }) => place)).toEqual([0, 2, 3, 1]);
  expect(finish(mergeInSteps([], right, byRank))).toEqual(right);
  expect(finish(mergeInSteps(left, [], byRank))).toEqual(left);
});

it('long lists are gone through in steps', () => {
  const items = itemsOf(Array.from({ length: 10_000 }, (_, i) => (i * 7_919) % 10_007));
  expect(stepsOf(sortInSteps(items, byRank))).toBeGreaterThanOrEqual(40);
  expect(stepsOf(filterInSteps(items, ({ rank }) => rank > 5))).toBeGreaterThanOrEqual(10);
  expect(finish(filterInSteps(items, ({ rank }) => rank > 10_000))).toEqual(
    items.filter(({ rank }) => rank > 10_000),
  );
});
