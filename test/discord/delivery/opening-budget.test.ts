import { expect, it } from 'vitest';
import {
  createOpeningBudget,
  createSharedOpeningBudget,
} from '../../../src/discord/delivery/opening-budget.ts';

const MINUTE = 60_000;

it('opens ten private channels at once and then one every two seconds, each person in their turn', () => {
  let now = 1_000_000;
  const { waitFor } = createOpeningBudget({ now: () => now });
  const waits = Array.from({ length: 13 }, (_, n) => waitFor(`p${n}`));
  expect(waits).toEqual([...Array.from({ length: 10 }, () => 0), 2000, 4000, 6000]);
  expect([waitFor('p11'), waitFor('p12')]).toEqual([4000, 6000]);
  now += 4000;
  expect([waitFor('p11'), waitFor('p12'), waitFor('new')]).toEqual([0, 2000, 4000]);
  now += 60_000;
  expect(Array.from({ length: 11 }, (_, n) => waitFor(`q${n}`))).toEqual([
    ...Array.from({ length: 10 }, () => 0),
    2000,
  ]);
});

it('drops a turn that is not used within an hour', () => {
  let now = 0;
  const { waitFor, pause } = createOpeningBudget({ gapMs: 1000, burst: 1, now: () => now });
  pause(10_000);
  expect([waitFor('ada'), waitFor('bela')]).toEqual([10_000, 11_000]);
  now += 60 * MINUTE + 10_000;
  pause(5000);
  expect([waitFor('bela'), waitFor('ada')]).toEqual([0, 5000]);
});

it('opens nothing for as long as Discord asked, and no longer for a shorter pause', () => {
  const { waitFor, pause } = createOpeningBudget({ gapMs: 1000, burst: 2, now: () => 0 });
  expect(pause(9000)).toBeUndefined();
  pause(3000);
  expect([waitFor('ada'), waitFor('bela')]).toEqual([9000, 10_000]);
});

it('shares turns among processes, and keeps each for its person', async () => {
  const asked: unknown[] = [];
  const waits = [0, 3000];
  let now = 0;
  const { waitFor, pause } = createSharedOpeningBudget(
    async (...what) => {
      asked.push(what);
      return waits.shift() ?? 0;
    },
    () => now,
  );
  expect([await waitFor('ada'), await waitFor('bela'), await waitFor('bela')]).toEqual([0, 3000, 3000]);
  now = 3000;
  expect([await waitFor('bela'), asked.length]).toEqual([0, 2]);
  expect(await waitFor('bela')).toBe(0);
  await pause(7000);
  const turn = ['private channels', 2000, 20_000];
  expect(asked).toEqual([turn, turn, turn, ['private channels', 7000, 0]]);
});
