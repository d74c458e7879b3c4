import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Dispatch } from '../../../src/loopback/wire/dispatch.ts';
import { createSnowflakes } from '../../../src/loopback/wire/snowflake.ts';
import { createWorld } from '../../../src/loopback/world/create-world.ts';
import { guildCreated, guildPayload } from '../../../src/loopback/world/guild-payload.ts';
import { makeThread } from '../../../src/loopback/world/make-channel.ts';
import { readingGroup, type WorldSeed } from '../../../src/loopback/world/seed.ts';

const HERE = 'Reading Group';

function open(seed: WorldSeed = readingGroup) {
  let now = Date.parse('2026-11-20T08:00:00Z');
  const told: Dispatch[] = [];
  let changes = 0;
  const clock = () => new Date(now);
  const world = createWorld({
    clock,
    snowflakes: createSnowflakes(clock),
    seed,
    dispatch: (event) => told.push(event),
    changed: () => {
      changes += 1;
    },
  });
  told.length = 0;
  changes = 0;
  return {
    world,
    clock,
    later: () => {
      now += 60_000;
    },
    /** What was sent since the last look, and how often the page heard about a change. */
    news: () => {
      const since = told.splice(0).map(({ t, d, guildId, intent }) => ({ t, d, guildId, intent }));
      const heard = changes;
      changes = 0;
      return { since, heard };
    },
  };
}

/** The parts of a payload that say anything: not 0, false, empty or null. */
function saying(payload: object): Record<string, unknown> {
  const isNothing = (value: unknown): boolean =>
    value === null ||
    value === 0 ||
    value === '0' ||
    value === false ||
    (typeof value === 'object' && Object.values(value).every(isNothing));
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => !isNothing(value)));
}

describe('a new world', () => {
  it('sets nothing that was not given', () => {
    const { world } = open();
    const guild = world.guild(HERE);
    expect(saying(guildPayload(guild))).toEqual({
      id: guild.id,
      name: HERE,
      features: ['COMMUNITY', 'NEWS'],
      owner_id: world.person('maria').id,
      region: 'deprecated',
      afk_timeout: 300,
      roles: [...guild.roles.values()],
      max_members: 500_000,
      max_stage_video_channel_users: 50,
      max_video_channel_users: 25,
      preferred_locale: 'en-US',
    });
    const role = world.addRole(guild, { name: 'readers' });
    expect(saying(role)).toEqual({ id: role.id, name: 'readers', position: 4 });
    const ada = world.person('ada');
    expect(saying(ada)).toEqual({ id: ada.id, username: 'ada', global_name: 'Ada' });
    expect(world.addPerson({ username: 'eve' })).toMatchObject({ global_name: 'eve', discriminator: '0' });
    expect(world.bot).toMatchObject({ username: 'Bot', global_name: null, discriminator: '4242', bot: true });
    const channel = world.addChannel(guild, { name: 'new' });
    expect(saying(channel)).toEqual({ id: channel.id, guild_id: guild.id, name: 'new', position: 4 });
    expect(channel.topic).toBeNull();
    expect(channel).not.toHaveProperty('available_tags');
    expect(saying(world.join(guild, 'eve'))).toEqual({
      user: world.person('eve'),
      joined_at: '2026-11-20T08:00:00.000Z',
    });
  });

  it('has what was given', () => {
    const { world, clock } = open();
    const forum = world.addChannel(HERE, {
      name: 'shelf',
      kind: 'forum',
      topic: 'What we read',
      nsfw: true,
      tags: ['digest'],
      requireTag: true,
    });
    expect(saying(forum)).toMatchObject({ type: ChannelType.GuildForum, topic: 'What we read', nsfw: true });
    expect(forum.flags).toBe(1 << 4);
    expect(forum.available_tags?.map(saying)).toEqual([{ id: expect.any(String), name: 'digest' }]);
    const given = { name: 't', ownerId: '7', archiveAfter: 60, tags: ['1'], now: clock() };
    const thread = makeThread('9', world.channel('announcements'), given);
    expect(saying(thread)).toEqual({
      id: '9',
      type: ChannelType.AnnouncementThread,
      guild_id: world.guild(HERE).id,
      name: 't',
      parent_id: world.channel('announcements').id,
      owner_id: '7',
      thread_metadata: {
        archived: false,
        archive_timestamp: '2026-11-20T08:00:00.000Z',
        auto_archive_duration: 60,
        locked: false,
        create_timestamp: '2026-11-20T08:00:00.000Z',
      },
      member_count: 1,
      applied_tags: ['1'],
    });
    const plain = makeThread('9', world.channel('papers'), { ...given, tags: [] });
    expect(plain.type).toBe(ChannelType.PublicThread);
    expect(plain).not.toHaveProperty('applied_tags');
    expect(world.addRole(HERE, { name: 'r', mentionable: true, permissions: ['ViewChannel'] })).toMatchObject(
      {
        mentionable: true,
        permissions: String(1 << 10),
      },
    );
  });

  it('is sent as a whole when the bot joins: channels apart from threads', () => {
    const { world, clock } = open();
    const [papers, guild] = [world.channel('papers'), world.guild(HERE)];
    world.keepChannel(
      makeThread('9', papers, { name: 't', ownerId: '7', archiveAfter: 60, tags: [], now: clock() }),
    );
    const payload = guildCreated(world, guild);
    expect(payload).toMatchObject({
      member_count: 5,
      large: false,
      unavailable: false,
      joined_at: guild.joinedAt,
    });
    const known = new Set(Object.keys(guildPayload(guild)));
    const more = Object.entries(saying(payload)).filter(([name]) => !known.has(name));
    expect(Object.fromEntries(more)).toEqual({
      joined_at: guild.joinedAt,
      member_count: 5,
      members: [...guild.members.values()],
      channels: ['papers', 'off-topic', 'announcements', 'reading-list'].map((name) => world.channel(name)),
      threads: [world.channel('9')],
    });
  });

  it('belongs to the named owner, else to the first member, else to somebody unknown', () => {
    const people = ['ada', 'bela'].map((username) => ({ username }));
    const { world } = open({ people, guilds: [] });
    const ownerOf = (more: object) => world.addGuild({ name: 'g', ...more }).ownerId;
    const members = { bela: [], ada: [] };
    expect(ownerOf({ owner: 'ada', members })).toBe(world.person('ada').id);
    expect(ownerOf({ members })).toBe(world.person('bela').id);
    expect([...world.people.keys()]).not.toContain(ownerOf({}));
  });
});

describe('the world tells bots in a server', () => {
  it('about roles that come, change and go, also those of members', () => {
    const { world, news } = open();
    const guild = world.guild(HERE);
    const about = { guildId: guild.id, intent: GatewayIntentBits.Guilds };
    const role = world.addRole(guild, { name: 'readers' });
    expect(news()).toEqual({
      since: [{ t: 'GUILD_ROLE_CREATE', d: { guild_id: guild.id, role }, ...about }],
      heard: 1,
    });
    for (const who of ['ada', 'bela']) world.giveRole(guild, who, 'readers');
    world.giveRole(guild, 'ada', 'readers');
    news();
    world.alterRole(guild, 'readers', { mentionable: true });
    expect(role).toMatchObject({ mentionable: true, permissions: '0' });
    world.alterRole(guild, 'readers', { permissions: ['ViewChannel'] });
    expect(role).toMatchObject({ mentionable: true, permissions: String(1 << 10) });
    const d = { guild_id: guild.id, role };
    expect(news().since).toEqual([1, 2].map(() => ({ t: 'GUILD_ROLE_UPDATE', d, ...about })));
    const rolesOf = (who: string) => guild.members.get(world.person(who).id)?.roles;
    expect(rolesOf('ada')).toEqual([world.role(guild, 'Digest readers').id, role.id]);
    world.removeRole(guild, 'readers');
    expect(news().since).toEqual([
      { t: 'GUILD_ROLE_DELETE', d: { guild_id: guild.id, role_id: role.id }, ...about },
    ]);
    expect([rolesOf('ada'), rolesOf('bela')]).toEqual([[world.role(guild, 'Digest readers').id], []]);
    expect(() => world.role(guild, 'readers')).toThrow('there is no role "readers" here');
  });

  it('about members that come, change and go, if their intents allow it', () => {
    const { world, news, later } = open();
    const guild = world.guild(HERE);
    const { user } = guild.members.get(world.person('ada').id) ?? {};
    const about = { guildId: guild.id, intent: GatewayIntentBits.GuildMembers };
    const moderators = world.role(guild, 'Moderators').id;
    world.takeRole(guild, 'ada', 'Digest readers');
    world.giveRole(guild, 'ada', 'Moderators');
    world.leave(guild, 'ada');
    expect([...guild.members.keys()]).not.toContain(user?.id);
    expect(() => world.giveRole(guild, 'ada', 'Moderators')).toThrow(
      `${user?.id} is no member of Reading Group`,
    );
    later();
    world.join(guild, 'ada', ['Moderators']);
    const member = (roles: string[], joined: string) =>
      expect.objectContaining({
        user,
        roles,
        guild_id: guild.id,
        joined_at: `2026-11-20T08:0${joined}:00.000Z`,
      });
    expect(news()).toEqual({
      since: [
        { t: 'GUILD_MEMBER_UPDATE', d: member([], '0'), ...about },
        { t: 'GUILD_MEMBER_UPDATE', d: member([moderators], '0'), ...about },
        { t: 'GUILD_MEMBER_REMOVE', d: { user, guild_id: guild.id }, ...about },
        { t: 'GUILD_MEMBER_ADD', d: member([moderators], '1'), ...about },
      ],
      heard: 4,
    });
  });

  it('about channels and threads that change and go; a channel takes its threads along', () => {
    const { world, news, later, clock } = open();
    const [papers, others] = [world.channel('papers'), world.channel('off-topic')];
    const threadOf = (id: string, parent: typeof papers) => {
      const thread = { name: `thread ${id}`, ownerId: '7', archiveAfter: 60, tags: [], now: clock() };
      world.keepChannel(makeThread(id, parent, thread));
      return world.channel(id);
    };
    const [one, other, third] = [threadOf('1', papers), threadOf('2', others), threadOf('3', others)];
    expect(news()).toEqual({ since: [], heard: 3 });
    world.alterChannel('papers', { topic: 'Ask' });
    expect(papers.topic).toBe('Ask');
    later();
    world.archiveThread('1');
    expect(one.thread_metadata).toMatchObject({
      archived: true,
      archive_timestamp: '2026-11-20T08:01:00.000Z',
    });
    later();
    world.archiveThread('1');
    expect(one.thread_metadata?.archive_timestamp).toBe('2026-11-20T08:01:00.000Z');
    expect(() => world.archiveThread('papers')).toThrow('papers is no thread');
    world.removeChannel('3');
    world.removeChannel('papers');
    const told = news().since.map(({ t, d }) => [t, d]);
    expect(told).toEqual([
      ['CHANNEL_UPDATE', papers],
      ['THREAD_UPDATE', one],
      ['THREAD_UPDATE', one],
      ['THREAD_DELETE', third],
      ['CHANNEL_DELETE', papers],
    ]);
    expect(world.channelsOf(HERE).map(({ name }) => name)).toEqual([
      'off-topic',
      'announcements',
      'reading-list',
      other.name,
    ]);
    expect(() => world.channel('1')).toThrow('no channel "1"');
  });

  it('about permissions in a channel, by role, person, bot or everyone', () => {
    const { world, news } = open();
    const guild = world.guild(HERE);
    const channel = world.channel('papers');
    world.deny(channel, 'everyone', ['SendMessages', 'AddReactions']);
    world.allow(channel, 'everyone', ['AddReactions']);
    world.allow(channel, 'Digest readers', ['SendMessages']);
    world.deny(channel, 'bela', ['ViewChannel']);
    world.allow(channel, world.bot, ['SendMessages']);
    const [send, react, view] = [1 << 11, 1 << 6, 1 << 10].map(String);
    expect(channel.permission_overwrites).toEqual([
      { id: guild.id, type: 0, allow: react, deny: send },
      { id: world.role(guild, 'Digest readers').id, type: 0, allow: send, deny: '0' },
      { id: world.person('bela').id, type: 1, allow: '0', deny: view },
      { id: world.bot.id, type: 1, allow: send, deny: '0' },
    ]);
    expect(news().since.map(({ t }) => t)).toEqual(Array.from({ length: 5 }, () => 'CHANNEL_UPDATE'));
    const may = (who: string) => world.can(who, 'papers', 'SendMessages');
    expect(['ada', 'bela', 'chen', 'maria', 'bot'].map(may)).toEqual([true, false, false, true, true]);
  });

  it('nothing about a server they were kicked from, until they are back', () => {
    const { world, news } = open();
    const guild = world.guild(HERE);
    const own = guild.members.get(world.bot.id)?.roles ?? [];
    world.removeBot(guild);
    expect(news()).toEqual({
      since: [{ t: 'GUILD_DELETE', d: { id: guild.id }, guildId: guild.id, intent: 1 }],
      heard: 2,
    });
    expect([guild.hasBot, guild.members.has(world.bot.id), own.some((id) => guild.roles.has(id))]).toEqual([
      false,
      false,
      false,
    ]);
    world.addChannel(guild, { name: 'new' });
    expect(news()).toEqual({ since: [], heard: 1 });
    world.addBot(guild);
    expect(news().since.map(({ t }) => t)).toEqual(['GUILD_CREATE']);
    const roles = guild.members.get(world.bot.id)?.roles ?? [];
    expect(guild.roles.get(roles[0] ?? '')).toMatchObject({ name: 'Bot', managed: true, position: 1 });
    world.addBot(guild);
    expect(guild.members.get(world.bot.id)?.roles).toEqual(roles);
    world.removeGuild(guild);
    expect(news().since.map(({ t }) => t)).toEqual(['GUILD_CREATE', 'GUILD_DELETE']);
    expect([world.guilds.size, world.channels.size]).toEqual([0, 0]);
  });
});

describe('a private channel', () => {
  it('is opened once per person, for the two of them', () => {
    const { world, news } = open();
    const channel = world.dm('ada');
    expect(world.dm('ada')).toBe(channel);
    expect(news().heard).toBe(1);
    expect(saying(channel)).toEqual({
      id: channel.id,
      type: ChannelType.DM,
      recipients: [world.person('ada')],
    });
    expect(world.dm('bela').id).not.toBe(channel.id);
    const may = (who: string) => world.can(who, channel, 'SendMessages');
    expect(['ada', 'bot', 'bela'].map(may)).toEqual([true, true, false]);
    const dms = () => world.people.get(world.person('ada').id)?.dmsClosed;
    expect(dms()).toBe(false);
    world.closeDms('ada');
    expect(dms()).toBe(true);
    world.closeDms('ada', false);
    expect(dms()).toBe(false);
  });
});
