import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRequestWindow } from '../../../src/discord/rest/request-window.ts';

it('never exceeds its limit in any second at the other end, whenever requests arrive there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ way: fc.nat(400), back: fc.nat(400) }), { minLength: 30, maxLength: 60 }),
      async (requests) => {
        let now = 0;
        const due: { at: number; wake: () => void }[] = [];
        const sleep = (ms: number) => new Promise<void>((wake) => due.push({ at: now + ms, wake }));
        const window = createRequestWindow({ most: 10, now: () => now, sleep });
        const arrived: number[] = [];
        const all = Promise.all(
          requests.map(({ way, back }) =>
            window.run(async () => {
              await sleep(way);
              arrived.push(now);
              await sleep(back);
            }),
          ),
        );
        let over = false;
        all.then(() => {
          over = true;
        });
        while (!over) {
          for (let i = 0; i < 20; i += 1) await Promise.resolve();
          due.sort((a, b) => a.at - b.at);
          const next = due.shift();
          if (next !== undefined) {
            now = Math.max(now, next.at);
            next.wake();
          }
        }
        const most = Math.max(
          ...arrived.map((from) => arrived.filter((at) => at >= from && at < from + 1000).length),
        );
        expect(most).toBeLessThanOrEqual(10);
      },
    ),
    { numRuns: 5 },
  );
});
