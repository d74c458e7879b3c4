import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchLoop } from './loop-watch.ts';

it('sees how long work blocked the event loop, from its very beginning', async () => {
  const { result, block } = await watchLoop(async () => {
    const begin = performance.now();
    while (performance.now() - begin < 120);
    return 'done';
  });
  expect(result).toBe('done');
  expect(block.longest).toBeGreaterThanOrEqual(119);
  expect(block.collecting).toBeLessThanOrEqual(block.longest);
});

it('counts the longest of several blocks, not their sum', async () => {
  const { result: took, block } = await watchLoop(async () => {
    const begin = performance.now();
    for (let i = 0; i < 20; i++) await sleep(10);
    return performance.now() - begin;
  });
  expect(block.longest).toBeLessThan(took);
});

it('tells how much of a block was garbage collection', async () => {
  const { block } = await watchLoop(async () => {
    const kept: number[][] = [];
    // More than the 64 MB that tests give to the young generation.
    for (let i = 0; i < 2_000_000; i++) kept.push([i, i + 1, i + 2]);
    return kept.length;
  });
  expect(block.collecting).toBeGreaterThan(0);
});

it('never counts more waiting for a processor than the block it is part of', async () => {
  const { block } = await watchLoop(async () => {
    const begin = performance.now();
    while (performance.now() - begin < 50);
  });
  expect(block.waiting).toBeGreaterThanOrEqual(0);
  expect(block.waiting).toBeLessThanOrEqual(block.longest);
});
