import { expect, it } from 'vitest';
import type { Lease, Plan } from '../../../src/digest/ledger.ts';
import { subscriptionId } from '../../../src/digest/recipient.ts';
import type { Store } from '../../../src/store/store.ts';
import { planned, subscription } from '../../support/digest.ts';
import { onBothDatabases } from '../../support/stores.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 8, 0, second));
const lease = (holder: string, second: number): Lease => ({
  holder,
  now: at(second),
  until: at(second + 60),
});
const considered = {
  seen: 7,
  carried: ['r'],
  left: { size: 3, category: 2, include: 1, exclude: 0 },
};
const tomorrow = new Date('2026-11-23T08:00:00Z');
const today: Plan = {
  deliver: { ...planned('2026-11-22'), late: false },
  skip: [],
  nextAt: tomorrow,
};

async function withSubscription(store: Store, channelId = '300') {
  await store.subscriptions.change(channelId, () => subscription({ channelId, nextAt: at(0) }));
}

onBothDatabases('deliveries of months ago', ({ fresh }) => {
  it('are removed, the oldest first and so many at a time; what has not ended and what is newer stays', async () => {
    const store = await fresh();
    const periods = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-11-22'];
    for (const [i, period] of periods.entries()) {
      await withSubscription(store);
      const plan = { ...today, deliver: { ...planned(period), late: false } };
      const { claims } = await store.ledger.claimDue(lease('a', 0), 1, () => plan);
      const id = claims[0]?.delivery.id ?? '';
      // The third is under way.
      if (i !== 2) await store.ledger.settle(id, 'a', { state: 'sent', messageId: '1', sentAt: at(1) });
    }
    const left = async () => (await store.ledger.recent('300', 9)).map(({ period }) => period).reverse();
    const before = new Date('2026-11-01T00:00:00Z');
    expect(await store.ledger.forgetOld(before, 1)).toBe(1);
    expect(await left()).toEqual(periods.slice(1));
    expect(await store.ledger.forgetOld(before, 9)).toBe(2);
    expect(await left()).toEqual(['2026-01-03', '2026-11-22']);
    expect(await store.ledger.forgetOld(before, 9)).toBe(0);
  });
});

onBothDatabases('subscriptions', ({ fresh }) => {
  it('come back as they were written', async () => {
    const { subscriptions } = await fresh();
    const full = subscription({
      include: ['graph', 'ünïcode "quoted"'],
      exclude: ['survey'],
      categories: ['cs.CL', 'cs.LG'],
      roleId: '9',
      state: 'off',
      offReason: { kind: 'turned-down', days: 3, why: { kind: 'no-permission' } },
      refusedSince: at(1),
    });
    await subscriptions.change('300', () => full);
    expect(await subscriptions.get('300')).toEqual(full);
    expect(await subscriptions.ofGuild('200')).toEqual([full]);
    expect(await subscriptions.ofGuild('201')).toEqual([]);
  });

  it('are of recipients of any kind, of which a server sees its channels alone, by channel and name', async () => {
    const { subscriptions } = await fresh();
    const recipients = [
      { kind: 'person', userId: '7' },
      { kind: 'address', addressId: 'a' },
    ] as const;
    const personal = recipients.map((recipient) => ({
      ...subscription(),
      id: subscriptionId({ recipient }),
      recipient,
    }));
    const channels = [
      subscription(),
      subscription({ name: 'Birds' }),
      subscription({ name: 'robots' }),
      subscription({ channelId: '301' }),
    ];
    for (const one of [...personal, ...channels].reverse()) {
      await subscriptions.change(one.id, () => one);
      expect(await subscriptions.get(one.id)).toEqual(one);
    }
    expect(await subscriptions.ofGuild('200')).toEqual(channels);
    expect((await subscriptions.overview()).active).toBe(6);
  });

  it('are changed based on their current state, removed, or left alone', async () => {
    const { subscriptions } = await fresh();
    await subscriptions.change('300', (current) => current ?? subscription());
    await subscriptions.change('300', (current) => current && { ...current, size: 7 });
    expect((await subscriptions.change('300', (current) => current))?.size).toBe(7);
    expect(await subscriptions.change('300', () => undefined)).toBeUndefined();
    expect(await subscriptions.get('300')).toBeUndefined();
    expect(await subscriptions.change('300', (current) => current)).toBeUndefined();
  });

  it('tell how many are active and when the next one is due', async () => {
    const { subscriptions } = await fresh();
    expect(await subscriptions.overview()).toEqual({ active: 0, nextAt: undefined });
    await subscriptions.change('1', () => subscription({ channelId: '1', nextAt: at(9) }));
    await subscriptions.change('2', () => subscription({ channelId: '2', nextAt: at(5) }));
    await subscriptions.change('3', () => subscription({ channelId: '3', nextAt: at(1), state: 'paused' }));
    const recipient = { kind: 'person', userId: '9' } as const;
    const personal = { ...subscription({ nextAt: at(2) }), id: subscriptionId({ recipient }), recipient };
    await subscriptions.change(personal.id, () => personal);
    expect(await subscriptions.overview()).toEqual({ active: 3, nextAt: at(2) });
    expect(await subscriptions.overview('channel')).toEqual({ active: 2, nextAt: at(5) });
  });
});

onBothDatabases('the ledger', ({ fresh }) => {
  it('deletes what a clock that was ahead wrote about future days, except what is being sent', async () => {
    const store = await fresh();
    const day = 86_400_000;
    const early = (days: number): Lease => ({
      holder: 'early',
      now: new Date(at(0).getTime() + days * day),
      until: new Date(at(60).getTime() + days * day),
    });
    for (const channel of ['300', '301']) await withSubscription(store, channel);
    const plan = ({ id }: { readonly id: string }): Plan => ({
      deliver: { ...planned('2026-11-24', { id: `${id}-24` }), late: false },
      skip: [{ ...planned('2026-11-23', { id: `${id}-23` }), reason: { kind: 'missed' } }],
      nextAt: new Date('2026-11-25T08:00:00Z'),
    });
    await store.ledger.claimDue(early(2), 10, plan);
    const content = { papers: [], batchDay: undefined, considered };
    await store.ledger.begin('300-24', early(2), content);
    expect(await store.ledger.forgetFuture(at(30))).toBe(3);
    const left = async (id: string) => (await store.ledger.recent(id, 9)).map(({ period }) => period);
    expect([await left('300'), await left('301')]).toEqual([['2026-11-24'], []]);
    expect(await store.subscriptions.overview()).toMatchObject({ nextAt: at(30) });
    expect(await store.ledger.forgetFuture(at(30))).toBe(0);
  });

  it('claims a due subscription once, and checks it again only when told to', async () => {
    const store = await fresh();
    await withSubscription(store);
    expect((await store.ledger.claimDue(lease('a', -1), 10, () => today)).looked).toBe(0);
    const first = await store.ledger.claimDue(lease('a', 0), 10, () => today);
    expect(first.claims).toMatchObject([
      {
        delivery: { state: 'claimed', attempts: 1, period: '2026-11-22' },
        subscription: { id: '300' },
      },
    ]);
    expect((await store.ledger.claimDue(lease('b', 1), 10, () => today)).looked).toBe(0);
    expect((await store.subscriptions.get('300'))?.nextAt).toEqual(tomorrow);
  });

  it('claims no period twice, even if a plan says so again', async () => {
    const store = await fresh();
    await withSubscription(store);
    const stubborn = { ...today, nextAt: at(0) };
    expect((await store.ledger.claimDue(lease('a', 0), 10, () => stubborn)).claims).toHaveLength(1);
    expect((await store.ledger.claimDue(lease('b', 0), 10, () => stubborn)).claims).toHaveLength(0);
  });

  it('gives every due subscription to only one of many claimers', async () => {
    const store = await fresh();
    for (let i = 0; i < 40; i += 1) await withSubscription(store, `c${i}`);
    const claimed = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        store.ledger.claimDue(lease(`holder-${i}`, 0), 10, (one) => ({
          ...today,
          deliver: { ...planned('2026-11-22', { id: one.id }), late: false },
        })),
      ),
    );
    const ids = claimed.flatMap((one) => one.claims.map((claim) => claim.delivery.id));
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await store.ledger.claimDue(lease('last', 0), 100, (one) => ({
      ...today,
      deliver: { ...planned('2026-11-22', { id: one.id }), late: false },
    }));
    expect(ids.length + rest.claims.length).toBe(40);
  });

  it('shows a plan the recent rows, and writes what it skips', async () => {
    const store = await fresh();
    await withSubscription(store);
    await store.ledger.claimDue(lease('a', 0), 10, () => ({
      skip: [{ ...planned('2026-11-21'), reason: { kind: 'missed' } }],
      nextAt: at(0),
    }));
    const seen: string[] = [];
    await store.ledger.claimDue(lease('a', 0), 10, (_, recent) => {
      seen.push(...recent.map((row) => `${row.period} ${row.state} ${row.reason?.kind}`));
      return { skip: [], nextAt: undefined };
    });
    expect(seen).toEqual(['2026-11-21 skipped missed']);
  });

  it('shows a plan the rows of that subscription alone, also beside others of the same channel', async () => {
    const store = await fresh();
    const both = [subscription({ nextAt: at(0) }), subscription({ name: 'Birds', nextAt: at(0) })];
    for (const one of both) await store.subscriptions.change(one.id, () => one);
    const seen = new Map<string, readonly string[]>();
    for (let round = 0; round < 2; round += 1) {
      await store.ledger.claimDue(lease('a', 0), 10, ({ id, name }, recent) => {
        seen.set(
          id,
          recent.map((row) => row.id),
        );
        const skip = [
          { ...planned('2026-11-21', { id: `of ${name}` }), reason: { kind: 'missed' } as const },
        ];
        return { skip: round === 0 ? skip : [], nextAt: at(0) };
      });
    }
    expect([...seen]).toEqual([
      ['300', ['of undefined']],
      ['300:birds', ['of Birds']],
    ]);
  });

  it('lets another process take over once a lease has expired, not before', async () => {
    const { ledger, ...store } = await fresh();
    await withSubscription({ ledger, ...store });
    await ledger.claimDue(lease('a', 0), 10, () => today);
    expect(await ledger.reclaim(lease('b', 59), 10)).toEqual([]);
    const [claim] = await ledger.reclaim(lease('b', 60), 10);
    expect(claim).toMatchObject({ delivery: { attempts: 2 }, subscription: { id: '300' } });
    expect(await ledger.reclaim(lease('c', 61), 10)).toEqual([]);
    const content = { papers: [], batchDay: undefined, considered };
    expect(await ledger.begin(today.deliver?.id ?? '', lease('a', 61), content)).toBe(false);
    expect(await ledger.begin(today.deliver?.id ?? '', lease('b', 61), content)).toBe(true);
  });

  it('remembers the first and the last try, and what was about to be shown', async () => {
    const store = await fresh();
    await withSubscription(store);
    await store.ledger.claimDue(lease('a', 0), 10, () => today);
    const id = today.deliver?.id ?? '';
    await store.ledger.begin(id, lease('a', 1), {
      papers: [{ id: 'p', upvotes: 3 }],
      batchDay: '2026-11-20',
      considered,
    });
    await store.ledger.begin(id, lease('a', 5), {
      papers: [{ id: 'q', upvotes: 4 }],
      batchDay: '2026-11-21',
      considered: { ...considered, seen: 8 },
    });
    expect(await store.ledger.recent('300', 1)).toMatchObject([
      {
        state: 'sending',
        triedAt: at(1),
        lastTriedAt: at(5),
        papers: [{ id: 'q', upvotes: 4 }],
        batchDay: '2026-11-21',
        considered: { ...considered, seen: 8 },
      },
    ]);
  });

  it('settles only for the holder, and what is settled is not taken again', async () => {
    const store = await fresh();
    await withSubscription(store);
    await store.ledger.claimDue(lease('a', 0), 10, () => today);
    const id = today.deliver?.id ?? '';
    const sent = { state: 'sent', messageId: 'm', sentAt: at(2) } as const;
    expect(await store.ledger.settle(id, 'b', sent)).toBe(false);
    expect(await store.ledger.settle(id, 'a', sent)).toBe(true);
    expect(await store.ledger.settle(id, 'a', sent)).toBe(false);
    expect(await store.ledger.reclaim(lease('c', 4000), 10)).toEqual([]);
    expect(await store.ledger.recent('300', 5)).toMatchObject([
      { state: 'sent', messageId: 'm', sentAt: at(2) },
    ]);
  });

  it('withholds a waiting delivery from everyone until its time', async () => {
    const store = await fresh();
    await withSubscription(store);
    await store.ledger.claimDue(lease('a', 0), 10, () => today);
    await store.ledger.settle(today.deliver?.id ?? '', 'a', {
      state: 'waiting',
      until: at(90),
      reason: { kind: 'turned-down', why: { kind: 'outage', status: 503 } },
    });
    expect(await store.ledger.reclaim(lease('a', 89), 10)).toEqual([]);
    expect(await store.ledger.reclaim(lease('a', 90), 10)).toMatchObject([
      {
        delivery: { state: 'waiting', reason: { kind: 'turned-down', why: { kind: 'outage', status: 503 } } },
      },
    ]);
  });

  it('finds a posted message that only has to be published', async () => {
    const store = await fresh();
    await withSubscription(store);
    await store.ledger.claimDue(lease('a', 0), 10, () => today);
    await store.ledger.settle(today.deliver?.id ?? '', 'a', {
      state: 'publishing',
      messageId: 'm',
      sentAt: at(1),
      until: at(30),
    });
    await store.subscriptions.change('300', () => undefined);
    expect(await store.ledger.reclaim(lease('a', 30), 10)).toMatchObject([
      { delivery: { state: 'publishing', messageId: 'm' }, subscription: undefined },
    ]);
  });
});
