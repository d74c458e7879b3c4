import { expect, it } from 'vitest';
import { subscription } from '../support/digest.ts';
import { onBothDatabases } from '../support/stores.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

onBothDatabases('servers that removed the bot', ({ fresh }) => {
  it('keep the first date noted, until that is cancelled', async () => {
    const { leftGuilds } = await fresh();
    await leftGuilds.note(['g', 'h'], at(1));
    await leftGuilds.note(['h', 'i'], at(2));
    expect([...(await leftGuilds.notedUntil(at(1)))].sort()).toEqual(['g', 'h']);
    expect([...(await leftGuilds.notedUntil(at(2)))].sort()).toEqual(['g', 'h', 'i']);
    await leftGuilds.cancel(['g', 'i']);
    expect(await leftGuilds.notedUntil(at(2))).toEqual(['h']);
    await leftGuilds.note([], at(3));
    await leftGuilds.cancel([]);
    expect(await leftGuilds.notedUntil(at(3))).toEqual(['h']);
  });

  it('may be more than fit in one statement', async () => {
    const { leftGuilds } = await fresh();
    const many = Array.from({ length: 2_001 }, (_, i) => `g${i}`);
    await leftGuilds.note(many, at(1));
    expect(new Set(await leftGuilds.notedUntil(at(1)))).toEqual(new Set(many));
    await leftGuilds.cancel(many.slice(1));
    expect(await leftGuilds.notedUntil(at(1))).toEqual(['g0']);
  });

  it('have settings if there are digests or featured papers, and lose only their own, once', async () => {
    const { leftGuilds, subscriptions, featured } = await fresh();
    const own = subscription({ guildId: 'g', channelId: 'c', createdBy: 'someone' });
    const other = subscription({ guildId: 'h', channelId: 'd' });
    for (const one of [own, other]) await subscriptions.change(one.id, () => one);
    for (const guildId of ['g', 'i']) {
      await featured.add({ guildId, paperId: 'p', by: 'mod', at: at(1), usualUntil: at(9) });
    }
    expect([...(await leftGuilds.withSettings())].sort()).toEqual(['g', 'h', 'i']);
    expect(await leftGuilds.remove('g')).toEqual([]);
    await leftGuilds.note(['g'], at(2));
    expect(await leftGuilds.remove('g')).toEqual([{ channelId: 'c', createdBy: 'someone' }]);
    expect([...(await leftGuilds.withSettings())].sort()).toEqual(['h', 'i']);
    expect([await subscriptions.get(own.id), await subscriptions.get(other.id)]).toEqual([undefined, other]);
    expect((await featured.active('g', at(3))).length).toBe(0);
    expect((await featured.active('i', at(3))).length).toBe(1);
    expect(await leftGuilds.notedUntil(at(9))).toEqual([]);
  });
});
