import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createSignOfLife } from '../../src/store/sign-of-life.ts';

const never = () => new Promise<never>(() => {});

it('probes once for all who wait, and fails them all if nobody is there', async () => {
  let asked = 0;
  const life = createSignOfLife(
    async () => {
      asked += 1;
      await sleep(200);
      return false;
    },
    { doubtMs: 20, askAgainMs: 1e9 },
  );
  const waiting = await Promise.allSettled(Array.from({ length: 9 }, () => life.during(never)));
  expect(waiting.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 'rejected'));
  let isBegun = false;
  const later = life.during(async () => {
    isBegun = true;
  });
  await expect(later).rejects.toMatchObject({ name: 'StoreFailure', kind: 'away' });
  expect({ asked, isBegun }).toEqual({ asked: 1, isBegun: false });
  life.end();
});

it('does not probe while responses come in time', async () => {
  let asked = 0;
  const life = createSignOfLife(
    async () => {
      asked += 1;
      return true;
    },
    { doubtMs: 5000, askAgainMs: 1 },
  );
  expect(await life.during(async () => 'answer')).toBe('answer');
  await expect(
    life.during(async () => {
      throw new RangeError('its own');
    }),
  ).rejects.toThrow('its own');
  expect(asked).toBe(0);
});

it('recovers once the server is back, and stops probing when ended', async () => {
  let [asked, isThere] = [0, false];
  const life = createSignOfLife(
    async () => {
      asked += 1;
      return isThere;
    },
    { doubtMs: 20, askAgainMs: 20 },
  );
  await expect(life.during(never)).rejects.toThrow('does not answer');
  isThere = true;
  await expect.poll(() => life.during(async () => 'answer').catch(() => '')).toBe('answer');
  isThere = false;
  await expect(life.during(never)).rejects.toThrow('does not answer');
  life.end();
  const before = asked;
  await sleep(200);
  expect(asked).toBe(before);
});
