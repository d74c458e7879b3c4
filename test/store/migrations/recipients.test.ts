import { expect, it, onTestFinished } from 'vitest';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { openStore } from '../../../src/store/store.ts';
import { openTrending } from '../../../src/view/component-ids.ts';
import { actionRow, button } from '../../../src/view/message.ts';
import { batchOf, type Desk, openDesk } from '../../support/desk.ts';
import { putOldStore } from '../../support/old-store.ts';
import { postAsBot } from '../../support/post-as-bot.ts';
import { listed } from '../../support/read-message.ts';
import { onBothDatabases, type StoreAddress, silent } from '../../support/stores.ts';

/** Channels of that store, by what became of their digests of Friday there. */
const CHANNELS = [
  'papers',
  'off-topic',
  'announcements',
  'reading-list',
  'waiting',
  'sending',
  'arrived',
  'claimed',
  'paused',
  'gone',
  'carried',
  'removed',
] as const;
type Channel = (typeof CHANNELS)[number];

const FRIDAY = [
  ...batchOf('2026-11-17', 'a'),
  ...batchOf('2026-11-18', 'b'),
  ...batchOf('2026-11-19', 'c'),
  ...batchOf('2026-11-20', 'd'),
];

onBothDatabases('a store of the version before there were recipients', ({ address }) => {
  async function openOld(place: StoreAddress, ids?: ReadonlyMap<string, string>) {
    await putOldStore(place, '2026-11-25', ids);
    const store = await openStore({ ...place, log: silent });
    onTestFinished(() => store.close());
    return store;
  }

  it('keeps its subscriptions, their settings and all of their deliveries', async () => {
    const store = await openOld(await address());
    expect(await store.subscriptions.ofGuild('guild')).toHaveLength(11);
    expect(await store.subscriptions.get('papers')).toEqual({
      id: 'papers',
      recipient: { kind: 'channel', guildId: 'guild', channelId: 'papers', channelKind: 'text' },
      createdBy: 'maria',
      time: '09:00',
      timezone: 'Europe/Berlin',
      days: 'weekdays',
      size: 5,
      include: ['title', 'graph nets'],
      exclude: ['survey'],
      categories: [],
      layout: 'plain',
      quietDays: 'say',
      state: 'active',
      since: new Date('2026-11-17T07:00:00Z'),
      nextAt: new Date('2026-11-23T08:00:00Z'),
    });
    const kindOf = async (channel: Channel) => {
      const recipient = (await store.subscriptions.get(channel))?.recipient;
      return recipient?.kind === 'channel' ? recipient.channelKind : undefined;
    };
    expect(await kindOf('announcements')).toBe('announcement');
    expect(await kindOf('reading-list')).toBe('forum');
    expect(await store.subscriptions.get('gone')).toMatchObject({
      state: 'off',
      offReason: { kind: 'gone' },
    });
    expect(await store.ledger.recent('papers', 9)).toMatchObject([
      { subscriptionId: 'papers', period: '2026-11-20', state: 'sent' },
      { period: '2026-11-19', state: 'skipped', reason: { kind: 'missed' } },
      { period: '2026-11-18', state: 'sent' },
      { period: '2026-11-17', state: 'sent' },
    ]);
    expect(await store.ledger.recent('removed', 9)).toHaveLength(1);
  });

  it('continues: deliveries in flight arrive once, and each next digest comes once, with what is new', async () => {
    const place = await address();
    const desk = await openDesk('2026-11-20T08:00:30Z', {
      store: (discord) => openOld(place, idsIn(discord)),
    });
    await putArrived(desk);
    desk.hold(FRIDAY);
    for (const minute of ['08:05', '08:06', '09:00']) {
      desk.at(`2026-11-20T${minute}:00Z`);
      await desk.tick(`process of ${minute}`);
    }
    const friday: Partial<Record<Channel, number>> = { waiting: 1, sending: 1, arrived: 1, claimed: 1 };
    expect(counts(desk)).toEqual(CHANNELS.map((name) => [name, friday[name] ?? 0]));

    desk.hold([...FRIDAY, ...batchOf('2026-11-23', 'e')]);
    for (const moment of ['21T08:00', '22T08:00', '23T08:00', '23T08:01', '23T09:05', '24T08:00']) {
      desk.at(`2026-11-${moment}:00Z`);
      await desk.tick(`process of ${moment}`);
    }
    const periods = await Promise.all(
      CHANNELS.map(async (name) => {
        const { id } = desk.discord.world.channel(name);
        return (await desk.store.ledger.recent(id, 99)).map(({ period }) => period);
      }),
    );
    for (const one of periods) expect(new Set(one).size).toBe(one.length);
    // Every day for most, Monday and Tuesday on weekdays, Tuesday where that was set.
    const daily = 4;
    const since: Partial<Record<Channel, number>> = { papers: 2, carried: 1, paused: 0, gone: 0, removed: 0 };
    expect(counts(desk)).toEqual(
      CHANNELS.map((name) => [name, (friday[name] ?? 0) + (since[name] ?? daily)]),
    );
    const shown = messagesIn(desk.discord, 'carried').flatMap(listed);
    expect(shown).toHaveLength(5);
    expect(shown.join()).toContain('Title of e0');
  });
});

/** Puts the message there that was sent before the process ended, and that its ledger still holds for being sent. */
async function putArrived(desk: Desk): Promise<void> {
  const { id } = desk.discord.world.channel('arrived');
  const [row] = await desk.store.ledger.recent(id, 1);
  expect(row?.state).toBe('sending');
  await postAsBot(desk.discord, 'arrived', [
    actionRow(button(openTrending, 'What trended', ['week', row?.id ?? ''])),
  ]);
}

/** The channels of the old store in a Discord of today. */
function idsIn({ world }: LoopbackDiscord): ReadonlyMap<string, string> {
  const [guild] = world.guilds.values();
  if (guild === undefined) throw new Error('the loopback has no server');
  const known = new Set([...world.channels.values()].map(({ name }) => name));
  for (const name of CHANNELS) if (!known.has(name)) world.addChannel(guild, { name, kind: 'text' });
  return new Map([
    ['guild', guild.id],
    ['maria', world.person('maria').id],
    ...CHANNELS.map((name) => [name, world.channel(name).id] as const),
  ]);
}

function counts({ discord }: Desk): [Channel, number][] {
  return CHANNELS.map((name) => [name, messagesIn(discord, name).length]);
}

/** Messages of a channel, or of the posts of a forum. */
function messagesIn(discord: LoopbackDiscord, name: string) {
  const { id } = discord.world.channel(name);
  const posts = [...discord.world.channels.values()].filter((one) => one.parent_id === id);
  return [id, ...posts.map((post) => post.id)].flatMap((channel) => discord.messages(channel));
}
