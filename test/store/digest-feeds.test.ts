import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('the feed of a digest', (stores) => {
  it('has one address until it is withdrawn, and then another', async () => {
    const { digestFeeds } = await stores.fresh();
    const tokens = ['a', 'b', 'c', 'e', 'f', 'g'];
    const given = await Promise.all(tokens.map((token) => digestFeeds.open('one', token)));
    expect(new Set(given).size).toBe(1);
    const token = await digestFeeds.open('one', 'h');
    expect(given).toContain(token);
    expect(await digestFeeds.find(token)).toEqual({ subscriptionId: 'one', isOpen: true });
    expect(await digestFeeds.withdraw('two')).toBe(false);
    expect(await digestFeeds.withdraw('one')).toBe(true);
    expect(await digestFeeds.withdraw('one')).toBe(false);
    expect(await digestFeeds.find(token)).toEqual({ subscriptionId: 'one', isOpen: false });
    expect(await digestFeeds.open('one', 'd')).toBe('d');
    expect(await digestFeeds.find('nobody')).toBeUndefined();
  });
});
