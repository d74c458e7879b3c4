import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPublish } from '../../../src/digest/delivery/after-publish.ts';
import { afterReconcile } from '../../../src/digest/delivery/after-reconcile.ts';
import { afterSend } from '../../../src/digest/delivery/after-send.ts';
import { nextStep } from '../../../src/digest/delivery/next-step.ts';
import type { Claim, Delivery } from '../../../src/digest/ledger.ts';
import type { SendResult } from '../../../src/digest/sender.ts';
import { planned, subscription } from '../../support/digest.ts';

const dueAt = new Date('2026-11-20T08:00:00Z');
const hoursOn = (hours: number) => new Date(dueAt.getTime() + hours * 3_600_000);
const LEASE_MS = 120_000;

function claim(delivery: Partial<Delivery> = {}, of: Claim['subscription'] = subscription()): Claim {
  return {
    delivery: {
      ...planned('2026-11-20'),
      subscriptionId: '300',
      state: 'claimed',
      attempts: 1,
      late: false,
      papers: [],
      ...delivery,
    },
    subscription: of,
  };
}

const tried = { state: 'sending', triedAt: dueAt, lastTriedAt: hoursOn(0.1) } as const;
const outage = { kind: 'outage', status: 503 } as const;
const why = { kind: 'no-permission' } as const;

describe('the next step of a delivery', () => {
  it.each<[string, Claim, Date, object]>([
    ['is composed when it was never tried', claim(), hoursOn(0), { kind: 'compose' }],
    [
      'is looked for once it may have been sent, however late',
      claim(tried),
      hoursOn(30),
      { kind: 'reconcile', firstTriedAt: dueAt, lastTriedAt: hoursOn(0.1) },
    ],
    [
      'is given up after six hours, with the last reason',
      claim({ reason: { kind: 'turned-down', why: outage } }),
      hoursOn(6.1),
      { settlement: { state: 'failed', reason: { kind: 'too-late', last: outage } } },
    ],
    ['is composed at the very end of the six hours', claim(), hoursOn(6), { kind: 'compose' }],
    [
      'is given up without a reason where there was none of the other side',
      claim({ reason: { kind: 'quiet', why: { kind: 'all-shown', days: 14 } } }),
      hoursOn(6.1),
      {
        settlement: {
          state: 'failed',
          at: hoursOn(6.1),
          reason: expect.not.objectContaining({ last: expect.anything() }),
        },
      },
    ],
    [
      'is looked for as of its only attempt',
      claim({ state: 'sending', triedAt: dueAt }),
      hoursOn(1),
      { kind: 'reconcile', firstTriedAt: dueAt, lastTriedAt: dueAt },
    ],
    [
      'is published with its reason kept, as of now where nothing else is known',
      claim({ state: 'publishing', reason: { kind: 'missed' } }),
      hoursOn(1),
      { kind: 'publish', messageId: '', sentAt: hoursOn(1), reason: { kind: 'missed' } },
    ],
    [
      'is skipped where the subscription is not active any more',
      claim({}, subscription({ state: 'paused' })),
      hoursOn(0),
      { settlement: { state: 'skipped', reason: { kind: 'inactive' } } },
    ],
    [
      'is published when its message stands',
      claim({ state: 'publishing', messageId: 'm', sentAt: dueAt, triedAt: dueAt }),
      hoursOn(9),
      { kind: 'publish', messageId: 'm', sentAt: dueAt },
    ],
  ])('%s', (_what, given, now, step) => {
    expect(nextStep(given, now)).toMatchObject(step);
  });

  it('is only to settle if the subscription was removed: as sent if its message was posted', () => {
    const orphan = (delivery: Partial<Delivery>): Claim => ({ ...claim(delivery), subscription: undefined });
    expect(nextStep(orphan(tried), hoursOn(0))).toMatchObject({
      settlement: { state: 'skipped', reason: { kind: 'removed' } },
    });
    expect(
      nextStep(orphan({ state: 'publishing', messageId: 'm', sentAt: dueAt }), hoursOn(0)),
    ).toMatchObject({
      settlement: { state: 'sent', messageId: 'm', sentAt: dueAt },
    });
  });
});

describe('after an attempt to send', () => {
  const send = (result: SendResult, now = hoursOn(0), attempts = 1) =>
    afterSend({ result, reason: undefined }, claim({ attempts }).delivery, now, LEASE_MS, 0.5);

  it('an arrived message ends the delivery, or leaves it to be published with the reason kept', () => {
    const sent = { kind: 'sent', messageId: 'm', isUnpublished: false } as const;
    expect(send(sent)).toEqual({
      kind: 'settle',
      news: { kind: 'works' },
      settlement: { state: 'sent', messageId: 'm', sentAt: dueAt },
    });
    const reason = { kind: 'quiet', why: { kind: 'all-shown', days: 14 } } as const;
    const result = { ...sent, isUnpublished: true };
    expect(afterSend({ result, reason }, claim().delivery, hoursOn(0), LEASE_MS, 0.5)).toMatchObject({
      settlement: { state: 'publishing', reason, until: new Date(dueAt.getTime() + LEASE_MS) },
      next: { kind: 'publish', messageId: 'm', sentAt: dueAt, reason },
    });
  });

  it('a rejected message fails, a forbidden one waits an hour and is reported, one whose channel is gone fails and is reported', () => {
    const reason = why;
    expect(send({ kind: 'rejected', reason })).toMatchObject({ settlement: { state: 'failed' } });
    expect(send({ kind: 'rejected', reason })).not.toHaveProperty('news');
    expect(send({ kind: 'forbidden', reason })).toMatchObject({
      settlement: { state: 'waiting', until: hoursOn(1), reason: { kind: 'turned-down', why } },
      news: { kind: 'forbidden', why },
    });
    expect(send({ kind: 'gone', reason })).toMatchObject({
      settlement: { state: 'failed' },
      news: { kind: 'gone', why },
    });
  });

  it.each([
    [1, 0, 24],
    [1, 0.5, 30],
    [1, 1, 36],
    [2, 0.5, 60],
    [6, 0.5, 960],
    [7, 0.5, 1800],
    [0, 0.5, 30],
  ])(
    'attempt %d is followed by another, with a jitter of %d, after %d seconds',
    (attempts, jitter, seconds) => {
      const result = { kind: 'later', reason: outage } as const;
      const { delivery } = claim({ attempts });
      expect(afterSend({ result, reason: undefined }, delivery, dueAt, LEASE_MS, jitter)).toMatchObject({
        settlement: { state: 'waiting', until: new Date(dueAt.getTime() + seconds * 1000) },
      });
    },
  );

  it('the last attempt is right after the six hours, and one that may have arrived is looked for a day longer', () => {
    const later = { kind: 'later', reason: outage, waitMs: 3_600_000 } as const;
    const pastTheEnd = new Date(hoursOn(6).getTime() + 1);
    expect(send(later, hoursOn(5))).toMatchObject({ settlement: { until: hoursOn(6) } });
    expect(send(later, new Date(hoursOn(5).getTime() + 1))).toMatchObject({
      settlement: { until: pastTheEnd },
    });
    expect(send(later, hoursOn(6))).toMatchObject({ settlement: { until: pastTheEnd } });
    expect(send(later, pastTheEnd)).toMatchObject({
      settlement: { until: new Date(hoursOn(7).getTime() + 1) },
    });
    expect(send(later, hoursOn(30))).toMatchObject({ settlement: { state: 'waiting', until: hoursOn(31) } });
  });

  it('retries wait ever longer, at least as long as asked, at most half an hour, with one past the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 29, noNaN: true }),
        (attempts, waitMs, jitter, hours) => {
          const result = { kind: 'later', reason: outage, waitMs } as const;
          const { delivery } = claim({ attempts });
          const now = hoursOn(hours);
          const { settlement } = afterSend({ result, reason: undefined }, delivery, now, LEASE_MS, jitter);
          if (settlement.state !== 'waiting') throw new Error(settlement.state);
          const waits = settlement.until.getTime() - now.getTime();
          const end = hoursOn(6).getTime() + 1;
          const isCut = hours <= 6 && settlement.until.getTime() === end;
          if (!isCut) expect(waits).toBeGreaterThanOrEqual(Math.max(waitMs, 24_000));
          expect(waits).toBeLessThanOrEqual(Math.max(waitMs, 36 * 60_000));
          if (hours <= 6) expect(settlement.until.getTime()).toBeLessThanOrEqual(end);
        },
      ),
    );
    const { settlement } = send({ kind: 'later', reason: outage }, hoursOn(30.1));
    expect(settlement).toMatchObject({ state: 'failed', reason: { kind: 'unknown', why: outage } });
  });
});

describe('after looking for a message', () => {
  const look = (result: Parameters<typeof afterReconcile>[0], now = hoursOn(1)) =>
    afterReconcile(result, claim(tried), now, LEASE_MS, 0.5);

  it('what was found is settled as of the last attempt', () => {
    expect(look({ kind: 'found', messageId: 'm', isUnpublished: false })).toMatchObject({
      settlement: { state: 'sent', messageId: 'm', sentAt: tried.lastTriedAt },
    });
  });

  it('what is certainly absent, or cannot be doubled, is sent; what cannot be looked for is not', () => {
    const dark = { kind: 'unreadable', reason: { kind: 'no-history' } } as const;
    expect(look({ kind: 'absent' })).toEqual({ kind: 'compose' });
    expect(look({ ...dark, mayRepeat: true })).toEqual({ kind: 'compose' });
    expect(look({ ...dark, mayRepeat: false })).toMatchObject({
      settlement: { state: 'failed', reason: { kind: 'interrupted', why: dark.reason } },
    });
    expect(look({ kind: 'absent' }, hoursOn(6.1))).toMatchObject({ settlement: { state: 'failed' } });
  });
});

describe('after an attempt to publish', () => {
  const step = { kind: 'publish', messageId: 'm', sentAt: dueAt } as const;
  const publish = (result: Parameters<typeof afterPublish>[0], now = hoursOn(1)) =>
    afterPublish(result, step, claim().delivery, now, 0.5).settlement;

  it('the message counts as sent whatever happened, and publishing is retried for six hours', () => {
    expect(publish({ kind: 'published' })).toEqual({ state: 'sent', messageId: 'm', sentAt: dueAt });
    expect(publish({ kind: 'later', reason: outage })).toMatchObject({ state: 'publishing', messageId: 'm' });
    expect(publish({ kind: 'later', reason: outage }, hoursOn(6))).toMatchObject({ state: 'publishing' });
    expect(publish({ kind: 'later', reason: outage }, hoursOn(6.1))).toMatchObject({
      state: 'sent',
      reason: { kind: 'unpublished', why: outage },
    });
    expect(publish({ kind: 'forbidden', reason: why })).toMatchObject({
      state: 'sent',
      reason: { kind: 'unpublished', why },
    });
  });
});
