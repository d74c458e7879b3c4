import { describe, expect, it } from 'vitest';
import { describeSubscription, subscriptionList } from '../../src/view/digest-settings.ts';
import { subscription } from '../support/digest.ts';
import { drawn } from '../support/drawn.ts';

const next = '-# Next: <t:1767225600:F> (<t:1767225600:R>)';

describe('a digest’s settings', () => {
  it('take three lines if little was chosen', () => {
    expect(describeSubscription(subscription()).split('\n')).toEqual([
      '**<#300>** · every day at 09:00 (Europe/Berlin), up to 5 papers',
      '-# rich layout · posts a note on quiet days · set up by <@100>',
      next,
    ]);
  });

  it('are shown in full if everything was chosen', () => {
    const chosen = subscription({
      days: 'weekdays',
      size: 1,
      categories: ['cs.CL'],
      include: ['kites', 'a *letter*'],
      exclude: ['survey'],
      layout: 'plain',
      quietDays: 'skip',
      roleId: '9',
      refusedSince: new Date('2026-01-02T00:00:00Z'),
    });
    expect(describeSubscription(chosen).split('\n')).toEqual([
      '**<#300>** · Monday to Friday at 09:00 (Europe/Berlin), up to 1 paper',
      '-# Papers in cs.CL, with “kites”, “a \\*letter\\*”, without “survey”',
      '-# plain layout · skips quiet days · pings <@&9> · set up by <@100>',
      `${next} · ⚠ Discord has refused it since <t:1767312000:f>. See \`/setup check\`.`,
    ]);
    expect(describeSubscription(subscription({ days: 'weekly' }))).toContain('**<#300>** · Mondays at 09:00');
  });

  it.each([
    [{ state: 'paused' }, '-# ⏸ Paused. Use `/digest resume` to restart it.'],
    [{ state: 'off' }, '-# ⛔ Disabled. The reason is unknown. Use `/digest resume` to try again.'],
    [
      { state: 'off', offReason: { kind: 'gone', why: { kind: 'gone' } } },
      '-# ⛔ Disabled. The channel no longer exists. Use `/digest resume` to try again.',
    ],
  ] as const)('%o end with what comes next', (over, line) => {
    expect(describeSubscription(subscription(over)).split('\n').at(-1)).toBe(line);
  });

  it('say so if no next time is known', () => {
    const { nextAt: _, ...unplanned } = subscription();
    expect(describeSubscription(unplanned).split('\n').at(-1)).toBe('-# The next time is unknown.');
  });
});

describe('a server’s digests', () => {
  const list = (count: number) =>
    drawn(
      subscriptionList(Array.from({ length: count }, (_, i) => subscription({ channelId: `${i}` })))
        .components,
    );

  it('are listed with a blank line between, or explain how to set one up', () => {
    expect(list(2).filter((line) => line.startsWith('**'))).toHaveLength(2);
    expect(list(2)[3]).toBe('');
    expect(list(0)).toEqual(['This server has no digests yet. Set one up with `/digest set`.']);
  });

  it('are counted if they are too many for one message', () => {
    const shown = list(40).filter((line) => line.startsWith('**')).length;
    expect(list(40).at(-1)).toBe(`-# and ${40 - shown} more digests`);
    expect(list(shown).join()).not.toContain('more digest');
    expect(list(shown + 1).at(-1)).toBe('-# and 1 more digest');
  });

  it('are as many as fit into 3,500 characters, with the lines between', () => {
    for (let length = 1; length < 60; length++) {
      const one = subscription({ include: ['x'.repeat(length)] });
      const each = describeSubscription(one).length + '\n\n'.length;
      const lines = drawn(subscriptionList(Array.from({ length: 40 }, () => one)).components);
      const shown = lines.filter((line) => line.startsWith('**')).length;
      expect([length, shown]).toEqual([length, Math.floor((3500 + '\n\n'.length) / each)]);
    }
  });
});
