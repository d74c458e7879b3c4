import { expect, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { openStore } from '../../../src/store/store.ts';
import { batchOf, openDesk } from '../../support/desk.ts';
import { OLD_CHANNELS, putOldStore } from '../../support/old-store.ts';
import { onBothDatabases, type StoreAddress, silent } from '../../support/stores.ts';

onBothDatabases('a store of the version before reasons were codes', ({ address }) => {
  async function openOld(place: StoreAddress, ids?: ReadonlyMap<string, string>) {
    await putOldStore(place, '2026-11-23', ids);
    const store = await openStore({ ...place, log: silent });
    onTestFinished(() => store.close());
    return store;
  }

  it('keeps all that was in it, its reasons as codes', async () => {
    const store = await openOld(await address());
    expect(await store.subscriptions.ofGuild('guild')).toHaveLength(17);
    expect(await store.subscriptions.get('papers')).toMatchObject({
      days: 'weekdays',
      include: ['title', 'graph nets'],
      exclude: ['survey'],
      categories: ['cs.CL'],
      layout: 'plain',
      createdBy: 'maria',
    });
    expect(await store.subscriptions.get('forbidden')).toMatchObject({
      state: 'off',
      offReason: { kind: 'turned-down', days: 3, why: { kind: 'no-permission' } },
    });
    const kinds = new Set<string>();
    for (const channel of OLD_CHANNELS) {
      for (const { reason } of await store.ledger.recent(channel, 99)) if (reason) kinds.add(reason.kind);
    }
    expect([...kinds].sort()).toEqual(
      ['interrupted', 'missed', 'plain', 'quiet', 'too-late', 'turned-down', 'unpublished'].sort(),
    );
    expect(await store.ledger.recent('papers', 3)).toMatchObject([
      { period: '2026-11-20', state: 'skipped', reason: { kind: 'missed' } },
      { period: '2026-11-19', state: 'skipped', reason: { kind: 'missed' } },
      {
        period: '2026-11-18',
        state: 'sent',
        reason: { kind: 'quiet', why: { kind: 'no-new-batch', since: '2026-11-17' } },
      },
    ]);
    expect(await store.featured.active('guild', new Date('2026-11-21T00:00:00Z'))).toMatchObject([
      { note: 'for *Monday*', by: 'maria' },
    ]);
    const trail = await store.featured.history('guild', 9);
    expect(trail.map(({ paperId, by, ended }) => [paperId, by, ended?.kind])).toEqual(
      expect.arrayContaining([
        ['2611.16001', 'maria', undefined],
        ['2611.16001', 'ada', 'renewed'],
        ['2611.16002', 'maria', 'removed'],
      ]),
    );
    expect((await store.votes.counts('guild')).size).toBe(1);
    expect((await store.dayCounts.read('2026-11-16')).size).toBe(6);
  });

  it('continues: deliveries in flight arrive once, and so does each next digest', async () => {
    const place = await address();
    const desk = await openDesk('2026-11-21T08:05:00Z', {
      store: (discord) => openOld(place, idsIn(discord)),
    });
    desk.hold([...batchOf('2026-11-20'), ...batchOf('2026-11-21', 'q')]);
    const received = () => new Map(OLD_CHANNELS.map((name) => [name, arrived(desk.discord, name)] as const));

    for (const minute of ['08:05', '08:06', '09:05']) {
      desk.at(`2026-11-21T${minute}:00Z`);
      await desk.tick(`process of ${minute}`);
    }
    const underWay = ['sending', 'claimed', 'waiting', 'overdue'];
    expect(received()).toEqual(new Map(OLD_CHANNELS.map((name) => [name, underWay.includes(name) ? 1 : 0])));

    for (const minute of ['08:00', '08:01', '09:05', '10:05']) {
      desk.at(`2026-11-22T${minute}:00Z`);
      await desk.tick(`process of ${minute}`);
    }
    const idle = ['papers', 'off-topic', 'forbidden', 'paused', 'quiet'];
    expect(received()).toEqual(
      new Map(
        OLD_CHANNELS.map((name) => [name, (underWay.includes(name) ? 1 : 0) + (idle.includes(name) ? 0 : 1)]),
      ),
    );
  });
});

/** The channels of the old store in a Discord of today. */
function idsIn(discord: LoopbackDiscord): ReadonlyMap<string, string> {
  const { world } = discord;
  const [guild] = world.guilds.values();
  if (guild === undefined) throw new Error('the loopback has no server');
  const known = new Set([...world.channels.values()].map(({ name }) => name));
  for (const name of OLD_CHANNELS) {
    const kind = ['publishing', 'unpublished'].includes(name) ? 'announcement' : 'text';
    if (!known.has(name)) world.addChannel(guild, { name, kind });
  }
  return new Map([
    ['guild', guild.id],
    ['maria', world.person('maria').id],
    ...OLD_CHANNELS.map((name) => [name, world.channel(name).id] as const),
  ]);
}

/** Digests that stand in a channel, or in the posts of a forum. */
function arrived(discord: LoopbackDiscord, name: string): number {
  const { id } = discord.world.channel(name);
  const posts = [...discord.world.channels.values()].filter((one) => one.parent_id === id);
  return [id, ...posts.map((post) => post.id)].flatMap((channel) => discord.messages(channel)).length;
}
