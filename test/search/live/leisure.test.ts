import { expect, it } from 'vitest';
import { createLeisure } from '../../../src/search/live/leisure.ts';

/** Scheduled calls with their delays, unless cancelled. */
function createTimers() {
  const waiting = new Map<() => void, number>();
  return {
    later(call: () => void, ms: number) {
      waiting.set(call, ms);
      return () => {
        waiting.delete(call);
      };
    },
    waits: () => [...waiting.values()],
    async pass() {
      for (const call of [...waiting.keys()]) {
        waiting.delete(call);
        call();
      }
      await Promise.resolve();
    },
  };
}

const stepsTo = (done: number[], count: number) =>
  Array.from({ length: count }, (_, i) => () => done.push(i)).values();

it('does one step at a time, so that other work waits for one step at most', async () => {
  const { later, waits, pass } = createTimers();
  const done: number[] = [];
  createLeisure(later).begin(stepsTo(done, 3));
  expect(done).toEqual([]);
  await pass();
  expect(done).toEqual([0]);
  expect(waits()).toHaveLength(1);
  await pass();
  await pass();
  await pass();
  expect(done).toEqual([0, 1, 2]);
  expect(waits()).toEqual([]);
});

it('waits again whenever it is interrupted, and stops once all is done', async () => {
  const { later, waits, pass } = createTimers();
  const done: number[] = [];
  const leisure = createLeisure(later);
  leisure.begin(stepsTo(done, 2));
  const [quiet = 0] = waits();
  await pass();
  expect(waits()).toEqual([0]);
  leisure.interrupt();
  leisure.interrupt();
  expect(quiet).toBeGreaterThan(0);
  expect(waits()).toEqual([quiet]);
  await pass();
  await pass();
  expect(done).toEqual([0, 1]);
  leisure.interrupt();
  expect(waits()).toEqual([]);
});

it('continues after a step that fails, synchronously or not', async () => {
  const { later, waits, pass } = createTimers();
  const done: number[] = [];
  const fails = () => {
    throw new Error('no such title');
  };
  createLeisure(later).begin([fails, async () => fails(), () => done.push(1)].values());
  for (let i = 0; i < 4; i++) await pass();
  expect(done).toEqual([1]);
  expect(waits()).toEqual([]);
});
