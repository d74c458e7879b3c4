import { describe, expect, it } from 'vitest';
import { countTurns } from '../../../support/turns.ts';
import { timeEach } from './timing.ts';

/** A clock that an operation advances by as many milliseconds as its item says. */
async function timed(
  items: readonly number[],
  budget: { time: number; least: number },
  warmUp: number[] = [],
) {
  let now = 0;
  const ran: number[] = [];
  const took: number[] = [];
  await timeEach({
    warmUp,
    measured: items,
    budget,
    run: (item) => {
      ran.push(item);
      now += item;
      return 1;
    },
    onTime: (time) => took.push(time),
    now: () => now,
  });
  return { ran, took };
}

describe('timing operations in sequence', () => {
  it('measures each of them', async () => {
    const { took } = await timed([3, 1, 2], { time: 1_000, least: 1 });
    expect(took).toEqual([3, 1, 2]);
  });

  it('starts none after the budget is used up', async () => {
    const { took } = await timed([40, 40, 40, 40], { time: 100, least: 1 });
    expect(took).toEqual([40, 40, 40]);
  });

  it('still lets a slow engine finish a few', async () => {
    const { took } = await timed([500, 500, 500, 500], { time: 100, least: 3 });
    expect(took).toEqual([500, 500, 500]);
  });

  it('does not count the warm-up, and ends it early for a slow engine', async () => {
    const { ran, took } = await timed([7], { time: 100, least: 1 }, [5_000, 5_000]);
    expect(ran).toEqual([5_000, 7]);
    expect(took).toEqual([7]);
  });

  it('warms up a quick engine for a second, repeating the same texts', async () => {
    const { ran } = await timed([7], { time: 100, least: 1 }, [300, 400]);
    expect(ran).toEqual([300, 400, 300, 7]);
  });

  it('lets the event loop turn between two of them, like between requests', async () => {
    const turns = countTurns();
    const { took } = await timed([1, 1, 1, 1], { time: 1_000, least: 1 });
    expect(turns.stop()).toBeGreaterThanOrEqual(took.length);
  });
});
