import { expect, it } from 'vitest';
import { mapInSlices } from '../src/slices.ts';

it('maps a long list in order, and lets other work run in between', async () => {
  const spin = (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };
  let ran = 0;
  const beat = setInterval(() => (ran += 1), 1);
  const mapped = await mapInSlices(
    Array.from({ length: 40 }, (_, i) => i),
    (i) => {
      spin(3);
      return i * 2;
    },
  );
  clearInterval(beat);
  expect(mapped).toEqual(Array.from({ length: 40 }, (_, i) => i * 2));
  expect(ran).toBeGreaterThan(3);
  expect(await mapInSlices([], () => 1)).toEqual([]);
});
