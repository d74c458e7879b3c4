import { describe, expect, it } from 'vitest';
import { createRefusals } from '../../../src/digest/delivery/refusals.ts';
import type { Delivery } from '../../../src/digest/ledger.ts';
import type { SendReason } from '../../../src/digest/reason.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import { planned, subscription } from '../../support/digest.ts';

const since = new Date('2026-11-10T08:00:00Z');
const own = subscription({ since });
const full: SendReason = { kind: 'refused', said: 'mailbox full' };
const other: SendReason = { kind: 'closed' };
const hours = (count: number) => new Date(since.getTime() + count * 3_600_000);

/** Refusals of one subscription: what becomes of it, and what its owner is told. */
function refusals(...[of = own, rows = []]: [of?: Subscription | 'removed', rows?: readonly Delivery[]]) {
  let held = of === 'removed' ? undefined : of;
  let now = since;
  const told: unknown[] = [];
  const logged: object[] = [];
  const limits: number[] = [];
  const made = createRefusals({
    subscriptions: {
      change: async (_: string, decide: (current: Subscription | undefined) => Subscription | undefined) => {
        held = decide(held);
        return held;
      },
    } as never,
    ledger: {
      async recent(_, limit) {
        limits.push(limit);
        return rows;
      },
    },
    outlets: {
      channel: () =>
        ({
          tell: async (news: unknown) => {
            told.push(news);
            if (told.length > 1) throw new Error('DMs are closed');
            return true;
          },
        }) as never,
    },
    clock: () => now,
    log: { warn: (line: object) => void logged.push(line) } as never,
  });
  return {
    ...made,
    told,
    logged,
    limits,
    held: () => held,
    at: (moment: Date) => {
      now = moment;
    },
  };
}

describe('a digest that is refused', () => {
  it('is reported at once, and switched off after three days of it', async () => {
    const { refused, told, logged, held, at } = refusals();
    await refused(own, full);
    expect(held()).toEqual({ ...own, refusedSince: since });
    expect(told).toEqual([{ kind: 'turned-down', days: 3, why: full }]);
    at(new Date(hours(72).getTime() - 1));
    await refused(own, full);
    expect(held()).toEqual({ ...own, refusedSince: since });
    at(hours(72));
    await refused(own, other);
    const reason = { kind: 'turned-down', days: 3, why: other };
    expect(held()).toEqual({ ...own, refusedSince: since, state: 'off', offReason: reason });
    await refused(own, other);
    expect(told.slice(1)).toEqual([{ kind: 'switched-off', reason }]);
    expect(logged).toEqual([
      { channel: '300', guild: '200', told: true, news: told[0] },
      { channel: '300', guild: '200', told: false, news: told[1] },
    ]);
  });

  it('is as before once it arrives again', async () => {
    const { refused, over, held } = refusals();
    await over(own);
    expect(held()).toBe(own);
    await refused(own, full);
    await over(own);
    expect(held()).toEqual(own);
  });

  it('is switched off at once if its channel is gone', async () => {
    const { gone, held } = refusals();
    await gone(own, full);
    expect(held()).toEqual({ ...own, state: 'off', offReason: { kind: 'gone', why: full } });
  });

  it('stays removed if it was removed in the meantime', async () => {
    const { gone, refused, over, told, held } = refusals('removed');
    for (const act of [gone, refused, over]) await act(own, full);
    expect(held()).toBeUndefined();
    expect(told).toEqual([{ kind: 'turned-down', days: 3, why: full }]);
  });
});

describe('a digest that bounces', () => {
  const failed = (day: number, over: Partial<Delivery> = {}): Delivery => ({
    ...planned(`2026-11-${day}`),
    subscriptionId: '300',
    state: 'failed',
    attempts: 1,
    late: false,
    papers: [],
    reason: { kind: 'turned-down', why: full },
    ...over,
  });

  it.each<[string, readonly Delivery[], boolean]>([
    ['three times', [failed(12), failed(11), failed(10)], true],
    [
      'three times, with a quiet day in between',
      [failed(13), failed(12, { state: 'skipped' }), failed(11), failed(10)],
      true,
    ],
    ['twice', [failed(12), failed(11)], false],
    [
      'twice since it last arrived',
      [failed(13), failed(12), failed(11, { state: 'sent' }), failed(10)],
      false,
    ],
    [
      'twice since it was set',
      [failed(11), failed(10), failed(10, { dueAt: new Date(since.getTime() - 1) })],
      false,
    ],
    [
      'for different reasons',
      [failed(12), failed(11, { reason: { kind: 'turned-down', why: other } }), failed(10)],
      false,
    ],
    ['or fails by itself', [failed(12), failed(11, { reason: { kind: 'missed' } }), failed(10)], false],
    ['or still waits', [failed(12), failed(11, { state: 'waiting' }), failed(10)], false],
  ])('%s is or is not switched off', async (_, rows, isOff) => {
    const { bounced, held, limits, told } = refusals(own, rows);
    await bounced(own, full);
    const reason = { kind: 'turned-down', days: 3, why: full };
    expect(held()).toEqual(isOff ? { ...own, state: 'off', offReason: reason } : own);
    expect(told).toEqual(isOff ? [{ kind: 'switched-off', reason }] : []);
    expect(limits).toEqual([40]);
  });
});
