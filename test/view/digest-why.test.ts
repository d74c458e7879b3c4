import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/digest/ledger.ts';
import { describeSubscription } from '../../src/view/digest-settings.ts';
import { digestWhy } from '../../src/view/digest-why.ts';
import { planned, subscription } from '../support/digest.ts';
import { drawn } from '../support/drawn.ts';

const titleOf = (id: string) => `Title *${id}*`;

describe('a channel’s last digests', () => {
  const row = (over: Partial<Delivery> = {}): Delivery => ({
    ...planned('2026-11-20'),
    subscriptionId: '300',
    state: 'sent',
    attempts: 1,
    late: false,
    papers: [],
    ...over,
  });
  const lines = (over: Partial<Delivery>) =>
    drawn(digestWhy(undefined, [row(over)], titleOf).components).slice(1);

  it.each([
    ['claimed', '⏳ being sent'],
    ['sending', '⏳ being sent'],
    ['waiting', '🔁 waiting to try again'],
    ['publishing', '📨 sent, not published yet'],
    ['sent', '✅ sent'],
    ['skipped', '➖ skipped'],
    ['failed', '❌ failed'],
  ] as const)('that is %s is said to be “%s”', (state, words) => {
    expect(lines({ state })).toEqual([`**<t:1795161600:f>** · ${words}`]);
    const late = state === 'sent' ? '🕗 sent late' : words;
    expect(lines({ state, late: true })).toEqual([`**<t:1795161600:f>** · ${late}`]);
  });

  it('are shown with when they were sent, their papers, the attempts and the reason', () => {
    const told = row({
      attempts: 2,
      sentAt: new Date('2026-11-20T08:01:00Z'),
      papers: [{ id: 'x', upvotes: 1 }],
      reason: { kind: 'said', text: 'It *was* so.' },
    });
    expect(drawn(digestWhy(subscription(), [told, row()], titleOf).components)).toEqual([
      ...describeSubscription(subscription()).split('\n'),
      '**<t:1795161600:f>** · ✅ sent <t:1795161660:t> · 1 paper · 2 attempts',
      '-# It \\*was\\* so.',
      '-# Shown: Title \\*x\\*',
      '**<t:1795161600:f>** · ✅ sent',
    ]);
  });

  it('are reported as none if nothing was due', () => {
    expect(drawn(digestWhy(undefined, [], titleOf).components)).toEqual([
      'No digest is set up here, and none has been sent.',
    ]);
  });

  it('name as many papers as fit, and count the rest', () => {
    const papers = Array.from({ length: 30 }, (_, i) => ({ id: `p${i}`, upvotes: 1 }));
    const [shown = ''] = lines({ papers }).slice(1);
    expect(shown).toMatch(/^-# Shown: Title \\\*p0\\\* · .* and \d+ more$/);
    expect(shown.length).toBeLessThan(280);
  });

  it('say how many new papers each setting left out, and how many are still to come', () => {
    const left = { size: 1200, category: 0, include: 3, exclude: 1 };
    expect(lines({ considered: { seen: 1, carried: [], left } }).at(-1)).toBe(
      '-# Left out: 1,200 by `size`, 3 by `include`, 1 by `exclude`.',
    );
    expect(lines({ considered: { seen: 1, carried: ['a', 'b'], left } }).at(-1)).toMatch(
      /exclude`. 2 of them had to wait for the next digest\.$/,
    );
  });
});
