import { expect, it } from 'vitest';
import { subscription } from '../support/digest.ts';
import { onBothDatabases } from '../support/stores.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute));

onBothDatabases('what operators watch of the store', ({ fresh }) => {
  it('tells how many active digests are due, and since when', async () => {
    const { health, subscriptions } = await fresh();
    expect(await health.due(at(0))).toEqual({ count: 0, oldest: undefined });
    const add = async (channelId: string, minute: number, state: 'active' | 'paused' = 'active') => {
      const one = subscription({ channelId, nextAt: at(minute), state });
      await subscriptions.change(one.id, () => one);
    };
    await add('1', 5);
    await add('2', 3);
    await add('3', 1, 'paused');
    await add('4', 6);
    expect(await health.due(at(2))).toEqual({ count: 0, oldest: undefined });
    expect(await health.due(at(5))).toEqual({ count: 2, oldest: at(3) });
  });

  it('answers as long as the store is open', async () => {
    const store = await fresh();
    await expect(store.health.ping()).resolves.toBeUndefined();
    await store.close();
    await expect(store.health.ping()).rejects.toThrow();
  });
});
