import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoopbackDiscord } from '../../../../src/loopback/driver.ts';
import type { PermissionName } from '../../../../src/loopback/world/permissions.ts';
import { startLoopback } from '../../../support/loopback.ts';

let discord: LoopbackDiscord;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-11-20T08:00:00Z');
  discord = await startLoopback({ clock: () => new Date(now) });
});

const later = () => {
  now += 60_000;
};

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const codeSchema = z.object({ code: z.number() });
/** The error code of a rejected request, or the status of an accepted one. */
async function outcome(method: string, path: string, body?: unknown) {
  const { status, body: answered } = await ask(method, path, body);
  return status < 300 ? status : codeSchema.parse(answered).code;
}
const get = async (path: string) => (await ask('GET', path)).body;
const idOf = (name: string) => discord.world.channel(name).id;
const say = (channel: string, content = 'hello') => discord.say({ as: 'ada', channel, content }).id;
const idsSchema = z.array(z.object({ id: z.string() })).transform((all) => all.map(({ id }) => id));
const post = async (channel: string) =>
  z
    .object({ id: z.string() })
    .parse((await ask('POST', `/channels/${channel}/messages`, { content: 'x' })).body).id;

describe('a request about a channel', () => {
  type Asked = (
    channel: string,
    theirs: string,
    mine: string,
  ) => readonly [method: string, path: string, body?: unknown];
  it.each<[PermissionName, number, Asked]>([
    ['ReadMessageHistory', 200, (c, theirs) => ['GET', `/channels/${c}/messages/${theirs}`]],
    ['ReadMessageHistory', 200, (c) => ['GET', `/channels/${c}/threads/archived/public`]],
    ['ManageMessages', 204, (c, theirs) => ['DELETE', `/channels/${c}/messages/${theirs}`]],
    [
      'ManageMessages',
      204,
      (c, theirs, mine) => ['POST', `/channels/${c}/messages/bulk-delete`, { messages: [theirs, mine] }],
    ],
    ['SendMessages', 204, (c) => ['POST', `/channels/${c}/typing`]],
    ['SendMessages', 200, (c) => ['POST', `/channels/${c}/messages`, { content: 'x' }]],
    ['EmbedLinks', 200, (c) => ['POST', `/channels/${c}/messages`, { embeds: [{ title: 't' }] }]],
    [
      'ReadMessageHistory',
      200,
      (c, theirs) => [
        'POST',
        `/channels/${c}/messages`,
        { content: 'x', message_reference: { message_id: theirs } },
      ],
    ],
    ['PinMessages', 204, (c, theirs) => ['PUT', `/channels/${c}/messages/pins/${theirs}`]],
    ['PinMessages', 204, (c, theirs) => ['DELETE', `/channels/${c}/messages/pins/${theirs}`]],
    ['PinMessages', 204, (c, theirs) => ['PUT', `/channels/${c}/pins/${theirs}`]],
    ['CreatePublicThreads', 201, (c) => ['POST', `/channels/${c}/threads`, { name: 't' }]],
    [
      'CreatePublicThreads',
      201,
      (c, theirs) => ['POST', `/channels/${c}/messages/${theirs}/threads`, { name: 't' }],
    ],
    ['ManageChannels', 200, (c) => ['PATCH', `/channels/${c}`, { topic: 't' }]],
    ['ManageChannels', 200, (c) => ['DELETE', `/channels/${c}`]],
    ['ViewChannel', 200, (c) => ['GET', `/channels/${c}`]],
  ])('that needs %s is refused without it, and answered %i with it', async (permission, status, asked) => {
    const channel = idOf('papers');
    const [theirs, mine] = [say('papers'), await post(channel)];
    discord.world.allow('papers', 'bot', ['ManageMessages', 'ManageChannels']);
    const request = asked(channel, theirs, mine);
    discord.world.deny('papers', 'bot', [permission]);
    expect(await outcome(...request)).toBe(permission === 'ViewChannel' ? 50001 : 50013);
    discord.world.allow('papers', 'bot', [permission]);
    expect(await outcome(...request)).toBe(status);
  });

  it('gives no messages and no pins to a bot that may not read the history', async () => {
    const channel = idOf('papers');
    const said = say('papers');
    await ask('PUT', `/channels/${channel}/messages/pins/${said}`);
    expect(await get(`/channels/${channel}/messages`)).toHaveLength(2);
    expect(await get(`/channels/${channel}/messages/pins`)).toMatchObject({
      items: [{ message: { id: said } }],
      has_more: false,
    });
    expect(idsSchema.parse(await get(`/channels/${channel}/pins`))).toEqual([said]);
    discord.world.deny('papers', 'bot', ['ReadMessageHistory']);
    expect(await get(`/channels/${channel}/messages`)).toEqual([]);
    expect(await get(`/channels/${channel}/messages/pins`)).toEqual({ items: [], has_more: false });
  });

  it('deletes an existing thing, the bot’s own messages without any permission', async () => {
    const channel = idOf('papers');
    const ids = [say('papers'), say('papers'), await post(channel)];
    discord.world.deny('papers', 'bot', ['ManageMessages']);
    expect(await outcome('DELETE', `/channels/${channel}/messages/${ids[2]}`)).toBe(204);
    expect(await outcome('DELETE', `/channels/${channel}/messages/${ids[2]}`)).toBe(10008);
    discord.world.allow('papers', 'bot', ['ManageMessages']);
    const bulk = (messages: unknown) =>
      outcome('POST', `/channels/${channel}/messages/bulk-delete`, { messages });
    expect([await bulk([ids[0]]), await bulk(Array.from({ length: 101 }, () => '1'))]).toEqual([
      50035, 50035,
    ]);
    expect(discord.messages('papers')).toHaveLength(2);
    expect(await bulk([ids[0], '1'])).toBe(204);
    expect(discord.messages('papers').map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('pages through messages before, after and around one', async () => {
    const channel = idOf('papers');
    const ids = Array.from({ length: 60 }, (_, n) => say('papers', `${n}`));
    const page = async (query: string) =>
      idsSchema.parse(await get(`/channels/${channel}/messages${query}`)).map((id) => ids.indexOf(id));
    const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
    expect(await page('')).toEqual(down(59, 10));
    expect(await page('?limit=3')).toEqual([59, 58, 57]);
    expect(await page('?limit=0')).toEqual([59]);
    expect(await page('?limit=x')).toEqual(down(59, 10));
    expect(await page('?limit=101')).toEqual(down(59, 0));
    expect(await page(`?limit=2&before=${ids[5]}`)).toEqual([4, 3]);
    expect(await page(`?limit=2&after=${ids[5]}`)).toEqual([7, 6]);
    expect(await page(`?limit=5&around=${ids[30]}`)).toEqual([32, 31, 30, 29, 28]);
    expect(await page(`?limit=4&around=${ids[30]}`)).toEqual([32, 31, 30, 29]);
  });

  it('pages through pins, newest first', async () => {
    const channel = idOf('papers');
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      later();
      const said = say('papers');
      ids.unshift(said);
      await ask('PUT', `/channels/${channel}/messages/pins/${said}`);
    }
    const pinned = (n: number) => ({ pinned_at: `2026-11-20T08:0${n}:00.000Z`, message: { id: ids[3 - n] } });
    const page = (query: string) => get(`/channels/${channel}/messages/pins${query}`);
    expect(await page('?limit=2')).toMatchObject({ items: [pinned(3), pinned(2)], has_more: true });
    expect(await page('?limit=3')).toMatchObject({
      items: [pinned(3), pinned(2), pinned(1)],
      has_more: false,
    });
    expect(await page('?before=2026-11-20T08:02:00.000Z')).toMatchObject({
      items: [pinned(1)],
      has_more: false,
    });
    expect(discord.messages('papers').at(-1)).toMatchObject({
      type: 6,
      author: { id: discord.world.bot.id },
      content: '',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      pinned: false,
      flags: 0,
      message_reference: { type: 0, channel_id: channel, message_id: ids[0] },
    });
  });

  it('changes what is named, and rejects fields that no channel has', async () => {
    discord.world.allow('papers', 'bot', ['ManageChannels']);
    const channel = idOf('papers');
    const before = structuredClone(discord.world.channel('papers'));
    const change = (body: object) => ask('PATCH', `/channels/${channel}`, body);
    expect((await change({})).body).toEqual(before);
    expect((await change({ topic: null, nsfw: true })).body).toEqual({ ...before, topic: null, nsfw: true });
    expect((await change({ name: 'kites' })).body).toMatchObject({ name: 'kites', nsfw: true });
    for (const body of [
      { name: '' },
      { name: 'x'.repeat(101) },
      { topic: 'x'.repeat(4097) },
      { nsfw: 'yes' },
    ])
      expect(await outcome('PATCH', `/channels/${channel}`, body)).toBe(50035);
    expect(await outcome('PATCH', `/channels/${channel}`, { topic: 'x'.repeat(4096), archived: true })).toBe(
      200,
    );
    expect(await outcome('PUT', `/channels/${channel}/thread-members/@me`)).toBe(50024);
    expect(await get(`/channels/${channel}/webhooks`)).toEqual([]);
    expect(await outcome('GET', '/channels/9')).toBe(10003);
  });
});

describe('a thread', () => {
  it('in a channel or on a message belongs to the bot, which closes and reopens it', async () => {
    const channel = idOf('papers');
    const started = (
      await ask('POST', `/channels/${channel}/threads`, { name: 'One', auto_archive_duration: 60 })
    ).body;
    expect(started).toMatchObject({
      name: 'One',
      parent_id: channel,
      owner_id: discord.world.bot.id,
      thread_metadata: { archived: false, auto_archive_duration: 60, locked: false },
    });
    expect(started).not.toHaveProperty('applied_tags');
    const said = say('papers');
    const ofMessage = () => ask('POST', `/channels/${channel}/messages/${said}/threads`, { name: 'Two' });
    expect((await ofMessage()).body).toMatchObject({
      id: said,
      thread_metadata: { auto_archive_duration: 1440 },
    });
    expect(discord.message(said)).toMatchObject({ flags: 1 << 5, thread: { id: said } });
    expect((await ofMessage()).body).toMatchObject({ code: 160004 });
    expect(await outcome('PUT', `/channels/${said}/thread-members/@me`)).toBe(204);
    for (const body of [
      {},
      { name: '' },
      { name: 'x'.repeat(101) },
      { name: 't', auto_archive_duration: 61 },
      { name: 't', rate_limit_per_user: 21_601 },
    ])
      expect(await outcome('POST', `/channels/${channel}/threads`, body)).toBe(50035);
    expect(await outcome('POST', `/channels/${said}/threads`, { name: 't' })).toBe(50024);

    const guild = discord.world.guild('Reading Group').id;
    const active = async () =>
      z
        .object({ threads: idsSchema, members: z.array(z.unknown()) })
        .parse(await get(`/guilds/${guild}/threads/active`));
    expect(await active()).toEqual({ threads: [started.id, said], members: [] });
    for (const [at, id] of [said, started.id].entries()) {
      later();
      expect((await ask('PATCH', `/channels/${id}`, { archived: true, locked: true })).body).toMatchObject({
        thread_metadata: {
          archived: true,
          locked: true,
          archive_timestamp: `2026-11-20T08:0${at + 1}:00.000Z`,
        },
      });
    }
    expect((await active()).threads).toEqual([]);
    const archived = (query: string) => get(`/channels/${channel}/threads/archived/public${query}`);
    expect(await archived('')).toMatchObject({
      threads: [{ id: started.id }, { id: said }],
      members: [],
      has_more: false,
    });
    expect(await archived('?limit=1')).toMatchObject({ threads: [{ id: started.id }], has_more: true });
    expect(await archived('?before=2026-11-20T08:02:00.000Z')).toMatchObject({
      threads: [{ id: said }],
      has_more: false,
    });
    expect((await ask('PATCH', `/channels/${said}`, { archived: false })).body).toMatchObject({
      thread_metadata: { archived: false, locked: true },
    });
    const theirs = discord.world.channel(said);
    theirs.owner_id = discord.world.person('ada').id;
    expect(await outcome('PATCH', `/channels/${said}`, { archived: true })).toBe(50013);
    expect(await outcome('DELETE', `/channels/${said}`)).toBe(50013);
    discord.world.allow('papers', 'bot', ['ManageThreads']);
    expect(await outcome('PATCH', `/channels/${said}`, { archived: true })).toBe(200);
    expect(await outcome('DELETE', `/channels/${said}`)).toBe(200);
  });

  it('in a forum has a first message with its id, and needs what a message needs', async () => {
    const forum = idOf('reading-list');
    const tag = discord.world.channel('reading-list').available_tags?.[0]?.id;
    const open = (body: object) => outcome('POST', `/channels/${forum}/threads`, { name: 't', ...body });
    const message = { content: 'x', flags: 64 };
    expect([
      await open({}),
      await open({ message: null }),
      await open({ message, applied_tags: ['9'] }),
    ]).toEqual([50035, 50035, 50035]);
    const made = (
      await ask('POST', `/channels/${forum}/threads`, { name: 't', message, applied_tags: [tag] })
    ).body;
    expect(made).toMatchObject({
      applied_tags: [tag],
      message: { id: made.id, channel_id: made.id, flags: 0 },
    });
    discord.world.deny('reading-list', 'bot', ['EmbedLinks']);
    expect(await open({ message: { embeds: [{ title: 't' }] } })).toBe(50013);
    discord.world.deny('reading-list', 'bot', ['SendMessages']);
    expect(await open({ message })).toBe(50013);
  });
});

describe('a read', () => {
  it('of the bot, people and servers returns what the world has', async () => {
    const { world } = discord;
    const { bot } = world;
    const guild = world.guild('Reading Group');
    const other = world.addGuild({ name: 'Other', members: { ada: [] } });
    world.addGuild({ name: 'Without the bot', bot: false });
    expect(await get('/users/@me')).toMatchObject({
      ...bot,
      verified: true,
      mfa_enabled: false,
      email: null,
      locale: 'en-US',
    });
    const known = (one: { id: string; name: string }) => ({
      id: one.id,
      name: one.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: '0',
      features: [],
    });
    expect(await get('/users/@me/guilds')).toEqual([known(guild), known(other)]);
    expect(await get('/users/@me/guilds?limit=1')).toEqual([known(guild)]);
    expect(await get(`/users/@me/guilds?after=${guild.id}`)).toEqual([known(other)]);
    expect(await get(`/users/${bot.id}`)).toEqual(bot);
    expect(await get(`/users/${world.person('ada').id}`)).toEqual(world.person('ada'));
    expect(await outcome('GET', '/users/9')).toBe(10013);
    const dm = (recipient: unknown) => ask('POST', '/users/@me/channels', { recipient_id: recipient });
    expect((await dm(world.person('ada').id)).body).toEqual(world.dm('ada'));
    for (const nobody of [bot.id, '9']) expect((await dm(nobody)).body).toMatchObject({ code: 50033 });
    expect((await dm(7)).body).toMatchObject({ code: 50035 });
    for (const path of ['/applications/@me', '/oauth2/applications/@me'])
      expect(await get(path)).toMatchObject({
        id: world.applicationId,
        name: bot.username,
        bot,
        bot_public: true,
        bot_require_code_grant: false,
        verify_key: discord.publicKey,
        flags: 0,
        owner: world.person('ada'),
        approximate_guild_count: 2,
        approximate_user_install_count: 0,
        integration_types_config: { 0: {}, 1: {} },
      });
    const { url } = await get('/gateway');
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+/);
    expect(await get('/gateway/bot')).toEqual({
      url,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
    });
  });

  it('of a server is for bots that are in it', async () => {
    const { world } = discord;
    const guild = world.guild('Reading Group');
    const path = `/guilds/${guild.id}`;
    expect(await get(path)).not.toHaveProperty('approximate_member_count');
    expect(await get(`${path}?with_counts=true`)).toMatchObject({
      id: guild.id,
      approximate_member_count: 5,
      approximate_presence_count: 5,
    });
    expect(await get(`${path}/channels`)).toEqual(world.channelsOf(guild));
    expect(await get(`${path}/roles`)).toEqual([...guild.roles.values()]);
    const moderators = world.role(guild, 'Moderators');
    expect(await get(`${path}/roles/${moderators.id}`)).toEqual(moderators);
    expect(await outcome('GET', `${path}/roles/9`)).toBe(10011);
    const [ada, eve] = [world.person('ada').id, world.addPerson({ username: 'eve' }).id];
    expect(await get(`${path}/members/${ada}`)).toEqual(guild.members.get(ada));
    expect([
      await outcome('GET', `${path}/members/${eve}`),
      await outcome('GET', `${path}/members/9`),
    ]).toEqual([10007, 10013]);
    expect(await outcome('GET', '/guilds/9')).toBe(10004);
    expect(await outcome('DELETE', `/users/@me${path}`)).toBe(204);
    expect(await outcome('GET', path)).toBe(50001);
  });

  it('of commands is separate per application and server', async () => {
    const { world } = discord;
    const [app, guild] = [world.applicationId, world.guild('Reading Group').id];
    const command = { name: 'search', description: 'Find' };
    for (const path of [`/applications/${app}/commands`, `/applications/${app}/guilds/${guild}/commands`]) {
      expect(await get(path)).toEqual([]);
      const made = await ask('POST', path, command);
      expect([made.status, made.body.name]).toEqual([201, 'search']);
      expect((await ask('POST', path, { ...command, description: 'Look' })).status).toBe(200);
      const one = `${path}/${made.body.id}`;
      expect(await get(one)).toMatchObject({ id: made.body.id, description: 'Look' });
      expect((await ask('PATCH', one, { description: 'Seek' })).body).toMatchObject({ description: 'Seek' });
      expect((await ask('PUT', path, [command])).body).toMatchObject([
        { name: 'search', description: 'Find' },
      ]);
      expect(await outcome('DELETE', `${path}/${(await get(path))[0].id}`)).toBe(204);
      expect(await get(path)).toEqual([]);
    }
    expect(await outcome('GET', '/applications/9/commands')).toBe(10002);
    for (const gone of ['9', world.addGuild({ name: 'Without the bot', bot: false }).id])
      expect(await outcome('GET', `/applications/${app}/guilds/${gone}/commands`)).toBe(50001);
  });
});
