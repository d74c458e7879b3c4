import { expect, it } from 'vitest';
import type { Subscription } from '../../src/digest/subscription.ts';
import { createHearingBook } from '../../src/follow/hearing.ts';

const recipient = { kind: 'person', userId: 'ada' } as const;
const settings = { time: '18:30', timezone: 'Europe/Berlin', days: 'daily', recommendations: true } as const;
const nextAt = new Date('2026-11-20T17:30:00Z');
const papers = (...ids: string[]) => ids.map((id) => ({ id, upvotes: 0 }));

/** A book over subscriptions of which one is as it is given; what was asked of them. */
function book(held: Partial<Subscription> | undefined) {
  const asked: unknown[] = [];
  const base = {
    id: 'person:ada',
    recipient,
    time: '18:30',
    timezone: 'UTC',
    days: 'daily',
    state: 'active',
  };
  const subscription = held === undefined ? undefined : { ...base, ...held };
  const subscriptions = {
    get: async (...args: unknown[]) => {
      asked.push(['get', ...args]);
      return subscription;
    },
    set: async (...args: unknown[]) => {
      asked.push(['set', ...args]);
      return subscription === undefined ? undefined : { subscription };
    },
    remove: async (...args: unknown[]) => void asked.push(['remove', ...args]),
    why: async (...args: unknown[]) => {
      asked.push(['why', ...args]);
      return [
        { id: 'd2', papers: papers('a:2', 'a:3') },
        { id: 'd1', papers: papers('a:1') },
      ];
    },
  };
  return { asked, ...createHearingBook(subscriptions as never) };
}

it('says whether and when a person hears, and why not, if known', async () => {
  expect(await book(undefined).of('ada')).toBeUndefined();
  expect(await book({ nextAt }).of('ada')).toEqual({ state: 'active', nextAt });
  const offReason = { kind: 'gone', why: { kind: 'closed' } } as const;
  expect(await book({ state: 'off', offReason }).of('ada')).toEqual({ state: 'off', offReason });
});

it('starts at the times set, is silent on quiet days, and ends', async () => {
  const begun = book({ nextAt });
  expect(await begun.begin('ada', settings)).toEqual({ state: 'active', nextAt });
  await begun.end('ada');
  const { time, timezone, days } = settings;
  expect(begun.asked).toEqual([
    ['set', { recipient }, 'ada', { time, timezone, days, quietDays: 'skip' }],
    ['remove', { recipient }],
  ]);
  await expect(book(undefined).begin('ada', settings)).rejects.toThrow('a person has no time for messages');
});

it('remembers what three months of messages showed', async () => {
  const { toldIn, toldTo, asked } = book({});
  expect(await toldIn('ada', 'd1')).toEqual(['a:1']);
  expect(await toldIn('ada', 'd0')).toBeUndefined();
  expect(await toldTo('ada')).toEqual(['a:2', 'a:3', 'a:1']);
  expect(asked).toEqual(Array(3).fill(['why', 'person:ada', 65]));
});
