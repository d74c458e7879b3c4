import { expect, it } from 'vitest';
import { onBothDatabases } from '../support/stores.ts';

onBothDatabases('the feed of a digest', (stores) => {
  it('has one address until it is withdrawn, and then another', async () => {
    const { digestFeeds } = await stores.fresh();
    expect(await Promise.all(['a', 'b'].map((token) => digestFeeds.open('one', token)))).toHaveLength(2);
    const token = await digestFeeds.open('one', 'c');
    expect(['a', 'b']).toContain(token);
    expect(await digestFeeds.find(token)).toEqual({ subscriptionId: 'one', isOpen: true });
    expect(await digestFeeds.withdraw('two')).toBe(false);
    expect(await digestFeeds.withdraw('one')).toBe(true);
    expect(await digestFeeds.withdraw('one')).toBe(false);
    expect(await digestFeeds.find(token)).toEqual({ subscriptionId: 'one', isOpen: false });
    expect(await digestFeeds.open('one', 'd')).toBe('d');
    expect(await digestFeeds.find('nobody')).toBeUndefined();
  });
});
