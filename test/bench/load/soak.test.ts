import { expect, it } from 'vitest';
import { growthPerMinute, lowestOf, type Sample } from './soak.ts';

const rest = { externalMb: 0, processorSeconds: 0, openFiles: 0, handles: 0, longestBlockMs: 0 };

/**
 * A sample every half minute: the heap jumps while it warms up, then grows half a megabyte a minute below a sawtooth.
 */
const samples: readonly Sample[] = Array.from({ length: 41 }, (_, at) => {
  const minute = at / 2;
  const heapMb = minute < 3 ? 20 * minute : 60 + 0.5 * minute + (at % 2);
  return { ...rest, minute, heapMb, residentMb: 200 };
});

it('growth is a warm program’s, whatever collections remove in between', () => {
  expect(growthPerMinute(samples, ({ heapMb }) => heapMb)).toBeCloseTo(0.5, 1);
  expect(growthPerMinute(samples, ({ residentMb }) => residentMb)).toBe(0);
  expect(growthPerMinute([], ({ heapMb }) => heapMb)).toBe(0);
});

it('the lowest heap of a stretch is what remains after a collection', () => {
  expect(lowestOf(samples, 4).map(({ minute, heapMb }) => [minute, heapMb])).toEqual([
    [0, 0],
    [5, 62.5],
    [10, 65],
    [15, 67.5],
  ]);
});
