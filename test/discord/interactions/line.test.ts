import { describe, expect, it } from 'vitest';
import { createLine } from '../../../src/discord/interactions/line.ts';

const turnOfLoop = () => new Promise((resolve) => setImmediate(resolve));
async function turns(): Promise<void> {
  for (let n = 0; n < 20; n++) await turnOfLoop();
}

/** Enters so many times; gives who is inside, in their order, each with the way out. */
function enterAll(line: ReturnType<typeof createLine>, count: number) {
  const inside: { readonly number: number; readonly leave: () => void }[] = [];
  for (let number = 0; number < count; number++) {
    void line.enter().then((leave) => inside.push({ number, leave }));
  }
  return inside;
}

describe('a queue', () => {
  it('lets a few in at a time, first come, first served', async () => {
    const line = createLine(2, 60_000);
    const inside = enterAll(line, 5);
    await turns();
    expect(inside.map(({ number }) => number)).toEqual([0, 1]);
    expect(line.length).toBe(3);
    inside[1]?.leave();
    inside[1]?.leave();
    await turns();
    expect(inside.map(({ number }) => number)).toEqual([0, 1, 2]);
    for (const { leave } of [...inside]) leave();
    await turns();
    expect(line.length).toBe(0);
  });

  it('passes on the turn of anyone who takes too long', async () => {
    const line = createLine(1, 10);
    const inside = enterAll(line, 3);
    await expect.poll(() => inside.map(({ number }) => number)).toEqual([0, 1, 2]);
  });

  it('lets nobody in while much has priority, and everyone once that is done, even if it fails', async () => {
    const line = createLine(2, 60_000);
    const ends: ((fails: boolean) => void)[] = [];
    for (let n = 0; n < 70; n++) {
      const first = new Promise<void>((resolve, reject) => {
        ends.push((fails) => (fails ? reject(new Error('no network')) : resolve()));
      });
      line.yieldTo(first);
    }
    const inside = enterAll(line, 2);
    await turns();
    expect(inside).toEqual([]);
    for (const [index, end] of ends.entries()) end(index % 2 === 0);
    await turns();
    expect(inside).toHaveLength(2);
  });
});
