import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runOpenLoop } from './open-loop.ts';

/** A clock that stands still except for pauses and work. */
function standing() {
  let at = 0;
  return {
    now: () => at,
    async pause(ms: number) {
      await setImmediate();
      at += ms;
    },
    take(ms: number) {
      at += ms;
    },
  };
}

it('counts the wait of acts that are late because an earlier one took long', async () => {
  const clock = standing();
  const takes = [250];
  const ended = await runOpenLoop({
    perSecond: 10,
    seconds: 0.5,
    ...clock,
    next: () => ({ kind: 'act', run: async () => clock.take(takes.shift() ?? 0) }),
  });
  // Those due at 100 and 200 only began at 250.
  expect(ended.map(({ afterMs }) => Math.round(afterMs))).toEqual([250, 150, 50, 0, 0]);
});

it('reports a failed act and continues', async () => {
  const kinds = ['good', 'bad', 'good'];
  const ended = await runOpenLoop({
    perSecond: 3,
    seconds: 1,
    ...standing(),
    next: () => {
      const kind = kinds.shift() ?? '';
      return {
        kind,
        run: async () => {
          if (kind === 'bad') throw new Error('no answer');
        },
      };
    },
  });
  const outcomes = ended.map(({ kind, error }) => [kind, error]).sort();
  expect(outcomes).toEqual([
    ['bad', 'no answer'],
    ['good', undefined],
    ['good', undefined],
  ]);
});
