import { describe, expect, it } from 'vitest';
import type { CardPlace, FeaturedPaper } from '../../src/featured/featured.ts';
import { createSweep } from '../../src/featured/sweep.ts';
import { silent } from '../support/stores.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

function ended(i: number): FeaturedPaper & { readonly card: CardPlace } {
  return {
    id: `f${i}`,
    guildId: 'g',
    paperId: `p${i}`,
    by: 'maria',
    at: NOW,
    until: NOW,
    ended: { kind: 'expired', at: NOW },
    card: { channelId: 'c', messageId: `m${i}` },
  };
}

/** A sweep over so many left cards, and what it did. */
function sweeping(
  count: number,
  discord: {
    readonly redraws?: 'redrawn' | 'gone' | 'later';
    readonly unpins?: 'unpinned' | 'left' | 'later';
  } = {},
) {
  const left = new Map(Array.from({ length: count }, (_, i) => [`f${i}`, ended(i)]));
  const done: string[] = [];
  const warned: unknown[] = [];
  const sweep = createSweep({
    board: {
      post: () => Promise.reject(new Error('nothing is posted')),
      redraw: async ({ messageId }, { featured, votes }) => {
        done.push(`redraw ${messageId} ${votes} ${featured === undefined ? 'ended' : 'featured'}`);
        return discord.redraws ?? 'redrawn';
      },
      pin: () => Promise.reject(new Error('nothing is pinned')),
      unpin: async ({ messageId }) => {
        done.push(`unpin ${messageId}`);
        return discord.unpins ?? 'unpinned';
      },
    },
    featured: {
      expire: async (now) => {
        done.push(`expire ${now.toISOString()}`);
        return 0;
      },
      leftCards: async (limit) => [...left.values()].slice(0, limit),
      setCard: async (id, card) => {
        if (card === undefined) left.delete(id);
      },
    },
    votes: { counts: async () => new Map([['p0', 3]]) },
    clock: () => NOW,
    log: Object.assign(Object.create(silent), { warn: (facts: unknown) => warned.push(facts) }),
  });
  return { sweep, left, done, warned };
}

describe('the sweep', () => {
  it('ends what has expired, then removes mark and pin from each leftover card', async () => {
    const { sweep, left, done, warned } = sweeping(2);
    await sweep();
    expect(done).toEqual([
      'expire 2026-11-20T09:00:00.000Z',
      'redraw m0 3 ended',
      'unpin m0',
      'redraw m1 0 ended',
      'unpin m1',
    ]);
    expect([left.size, warned]).toEqual([0, []]);
  });

  it('clears twenty cards at a time', async () => {
    const { sweep, left } = sweeping(25);
    await sweep();
    expect(left.size).toBe(5);
    await sweep();
    expect(left.size).toBe(0);
  });

  it.each([[{ redraws: 'later' } as const], [{ unpins: 'later' } as const]])(
    'remembers a card that Discord had trouble with: %j',
    async (discord) => {
      const { sweep, left, warned } = sweeping(1, discord);
      await sweep();
      expect(left.size).toBe(1);
      expect(warned).toEqual([{ paper: 'p0', channel: 'c' }]);
    },
  );

  it.each([[{ redraws: 'gone', unpins: 'left' } as const], [{ unpins: 'left' } as const]])(
    'gives up on a card that it may not or cannot touch: %j',
    async (discord) => {
      const { sweep, left, warned } = sweeping(1, discord);
      await sweep();
      expect([left.size, warned]).toEqual([0, []]);
    },
  );
});
