import { expect, it } from 'vitest';
import type { Follow } from '../../src/follow/follow.ts';
import { onBothDatabases } from '../support/stores.ts';

function follow(id: string, over: Partial<Follow> = {}): Follow {
  const since = new Date(Date.UTC(2026, 0, 1) + Number.parseInt(id, 36));
  return { id, personId: '100', kind: 'words', value: `topic ${id}`, since, ...over };
}

onBothDatabases('the store of follows', (stores) => {
  it('keeps the follows of a person, oldest first, and no one else’s', async () => {
    const { follows } = await stores.fresh();
    const [second, first] = [follow('b'), follow('a', { kind: 'author', value: 'Ada Łovelace' })];
    await follows.add(second, 25);
    await follows.add(first, 25);
    await follows.add(follow('c', { personId: '200' }), 25);
    expect(await follows.of('100')).toEqual([first, second]);
  });

  it('never exceeds the limit, however many are added at once', async () => {
    const { follows } = await stores.fresh();
    const added = await Promise.all(
      Array.from({ length: 30 }, (_, i) => follows.add(follow(`x${i.toString(36)}`), 25)),
    );
    expect(added.filter(Boolean)).toHaveLength(25);
    expect(await follows.of('100')).toHaveLength(25);
  });

  it('removes a person’s own follow, once', async () => {
    const { follows } = await stores.fresh();
    await follows.add(follow('a'), 25);
    expect(await follows.remove('200', 'a')).toBeUndefined();
    expect(await follows.remove('100', 'a')).toEqual(follow('a'));
    expect(await follows.remove('100', 'a')).toBeUndefined();
  });

  it('pages through everyone’s, each once', async () => {
    const { follows } = await stores.fresh();
    const ids = Array.from({ length: 7 }, (_, i) => `f${i}`);
    for (const id of ids) await follows.add(follow(id, { personId: id }), 25);
    const pages: string[][] = [];
    for await (const page of follows.all(3)) pages.push(page.map(({ id }) => id));
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat().sort()).toEqual(ids);
  });

  it('keeps the last times set for a person’s messages', async () => {
    const { followSettings } = await stores.fresh();
    expect(await followSettings.of('100')).toBeUndefined();
    const chosen = {
      time: '18:30',
      timezone: 'Asia/Tokyo',
      days: ['mon', 'thu'],
      recommendations: false,
    } as const;
    await followSettings.set('100', { ...chosen, days: 'daily', recommendations: true });
    await followSettings.set('100', chosen);
    expect(await followSettings.of('100')).toEqual(chosen);
  });
});
