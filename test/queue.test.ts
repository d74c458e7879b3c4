import { expect, it } from 'vitest';
import { createQueue } from '../src/queue.ts';

it('starts each piece of work once the previous one has ended, even if that failed', async () => {
  const queue = createQueue();
  const log: string[] = [];
  const work = (name: string, fails = false) =>
    queue(async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    'a',
    'Error: b',
    'c',
  ]);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
