import { expect, it } from 'vitest';
import type { Plan } from '../../../src/digest/ledger.ts';
import { planned, subscription } from '../../support/digest.ts';
import { onBothDatabases } from '../../support/stores.ts';

const HOUR = 3_600_000;
const now = new Date('2026-11-20T08:00:30Z');
const ahead = (ms: number) => new Date(now.getTime() + ms);

onBothDatabases('after a clock that was ahead', ({ fresh }) => {
  it('what it passed over is forgotten, and what it claimed if that is more than an hour away', async () => {
    const { ledger, subscriptions } = await fresh();
    const dues: Readonly<Record<string, readonly [skipped: number, claimed: number]>> = {
      '1': [0, HOUR],
      '2': [1, HOUR + 1],
    };
    for (const channelId of Object.keys(dues))
      await subscriptions.change(channelId, () => subscription({ channelId, nextAt: now }));
    const plan = ({ id }: { readonly id: string }): Plan => {
      const [skipped = 0, claimed = 0] = dues[id] ?? [];
      return {
        skip: [{ ...planned('s', { id: `${id}s`, dueAt: ahead(skipped) }), reason: { kind: 'missed' } }],
        deliver: { ...planned('c', { id: `${id}c`, dueAt: ahead(claimed) }), late: false },
        nextAt: ahead(9 * HOUR),
      };
    };
    await ledger.claimDue({ holder: 'early', now: ahead(2 * HOUR), until: ahead(3 * HOUR) }, 9, plan);
    expect(await ledger.forgetFuture(now)).toBe(2);
    const left = async (id: string) => (await ledger.recent(id, 9)).map(({ period }) => period);
    expect([await left('1'), await left('2')]).toEqual([['c', 's'], []]);
    const nextOf = async (id: string) => (await subscriptions.get(id))?.nextAt;
    expect([await nextOf('1'), await nextOf('2')]).toEqual([ahead(9 * HOUR), now]);
  });

  it('what was set more than an hour ahead is in force from this minute on', async () => {
    const { ledger, subscriptions } = await fresh();
    const nextAt = ahead(30 * HOUR);
    const set = [
      subscription({ channelId: '1', since: ahead(HOUR), nextAt }),
      subscription({ channelId: '2', since: ahead(HOUR + 1), nextAt }),
      subscription({ channelId: '3', since: ahead(HOUR + 1), nextAt, state: 'paused' }),
    ];
    for (const one of set) await subscriptions.change(one.id, () => one);
    expect(await ledger.forgetFuture(now)).toBe(0);
    const [first, second, third] = await Promise.all(set.map(({ id }) => subscriptions.get(id)));
    expect([first, third]).toEqual([set[0], set[2]]);
    expect(second).toEqual({ ...set[1], since: new Date('2026-11-20T08:00:00Z'), nextAt: now });
  });
});
