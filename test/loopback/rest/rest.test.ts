import { DiscordAPIError, MessageFlags, type REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { LoopbackDiscord, LoopbackOptions } from '../../../src/loopback/driver.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

interface Bench {
  readonly discord: LoopbackDiscord;
  readonly rest: REST;
  /** Posts to a channel by its name and returns the message's id. */
  send(channel: string, body?: object): Promise<string>;
}

async function start(options: Partial<LoopbackOptions> = {}): Promise<Bench> {
  const discord = await startLoopback(options);
  const { rest } = await connectClient(discord, {
    rest: { rejectOnRateLimit: () => true, retries: 0, globalRequestsPerSecond: 1e6 },
  });
  return {
    discord,
    rest,
    async send(channel, body = { content: 'hello' }) {
      const posted = await rest.post(`/channels/${discord.world.channel(channel).id}/messages`, { body });
      return String(Object(posted).id);
    },
  };
}

/** The code of Discord's error, or what else went wrong. */
async function code(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'taken',
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );
}

describe('posting', () => {
  it('returns the first message for the same enforced nonce, for a few minutes', async () => {
    let now = new Date('2026-11-22T09:00:00Z');
    const { discord, send } = await start({ clock: () => now });
    const body = { content: 'digest', nonce: 'day-1', enforce_nonce: true };
    const first = await send('papers', body);
    now = new Date('2026-11-22T09:04:00Z');
    expect(await send('papers', body)).toBe(first);
    expect(await send('papers', { ...body, nonce: 'day-2' })).not.toBe(first);
    now = new Date('2026-11-22T09:20:00Z');
    expect(await send('papers', body)).not.toBe(first);
    expect(discord.messages('papers')).toHaveLength(3);
  });

  it('pings only those whom allowed_mentions and permissions allow', async () => {
    const { discord, send } = await start();
    const { id: role } = discord.world.role('Reading Group', 'Digest readers');
    const { id: locked } = discord.world.role('Reading Group', 'Moderators');
    const content = `<@&${role}> <@&${locked}> @everyone <@${discord.world.person('ada').id}>`;
    const pings = async (body: object) => discord.message(await send('papers', { content, ...body }));
    expect(await pings({})).toMatchObject({
      mention_roles: [role],
      mention_everyone: false,
      mentions: [{ username: 'ada' }],
    });
    expect(await pings({ allowed_mentions: { parse: [] } })).toMatchObject({
      mention_roles: [],
      mentions: [],
    });
    expect(await pings({ allowed_mentions: { parse: [], roles: [role] } })).toMatchObject({
      mention_roles: [role],
      mentions: [],
    });
    discord.world.allow('papers', 'bot', ['MentionEveryone']);
    expect(await pings({})).toMatchObject({ mention_roles: [role, locked], mention_everyone: true });
  });

  it('is refused where Discord refuses it', async () => {
    const { discord, send, rest } = await start();
    const ada = discord.world.dm('ada');
    const chen = discord.world.dm('chen');
    const gone = discord.world.addChannel('Reading Group', { name: 'gone' });
    discord.world.removeChannel(gone);
    discord.world.deny('off-topic', 'everyone', ['SendMessages']);
    discord.world.addChannel('Reading Group', { name: 'staff', deny: { everyone: ['ViewChannel'] } });
    const to = (id: string, body: object = { content: 'x' }) =>
      code(rest.post(`/channels/${id}/messages`, { body }));
    expect(await to(gone.id)).toBe(10003);
    expect(await code(send('staff'))).toBe(50001);
    expect(await code(send('off-topic'))).toBe(50013);
    expect(await code(send('reading-list'))).toBe(50008);
    expect(await to(chen.id)).toBe(50007);
    expect(await to(ada.id)).toBe('taken');
    expect(await code(send('papers', {}))).toBe(50006);
    discord.world.deny('papers', 'bot', ['EmbedLinks']);
    expect(await code(send('papers', { embeds: [{ title: 'x' }] }))).toBe(50013);
    discord.world.removeBot('Reading Group');
    expect(await code(send('papers'))).toBe(50001);
    expect(discord.requests.invalid).toBe(5);
  });

  it('has an edit time only once edited', async () => {
    let now = new Date('2026-11-22T09:00:00Z');
    const { discord, send, rest } = await start({ clock: () => now });
    const [edited, kept] = [await send('papers'), await send('papers')];
    now = new Date('2026-11-22T09:04:00Z');
    const channel = discord.world.channel('papers').id;
    await rest.patch(`/channels/${channel}/messages/${edited}`, { body: { content: 'b' } });
    const times = [edited, kept].map((id) => discord.message(id)?.edited_timestamp);
    expect(times).toEqual([now.toISOString(), null]);
    expect([edited, kept].map((id) => discord.message(id)?.tts)).toEqual([false, false]);
    expect(discord.message(await send('papers', { content: 'c', tts: true }))?.tts).toBe(true);
  });

  it('keeps Components V2 once set, and edits only its own messages', async () => {
    const { discord, send, rest } = await start();
    const channel = discord.world.channel('papers').id;
    const id = await send('papers', {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 10, content: 'a' }],
    });
    const edit = (message: string, body: object) =>
      code(rest.patch(`/channels/${channel}/messages/${message}`, { body }));
    expect(await edit(id, { components: [{ type: 10, content: 'b' }] })).toBe('taken');
    expect(await edit(id, { content: 'c' })).toBe(50035);
    const theirs = discord.say({ as: 'ada', channel: 'papers', content: 'mine' });
    expect(await edit(theirs.id, { content: 'c' })).toBe(50005);
    expect(await code(rest.delete(`/channels/${channel}/messages/${theirs.id}`))).toBe(50013);
    expect(await code(rest.delete(`/channels/${channel}/messages/${id}`))).toBe('taken');
    expect(await edit(id, { content: 'c' })).toBe(10008);
  });

  it('keeps uploads and serves them', async () => {
    const { discord, rest } = await start();
    await rest.post(`/channels/${discord.world.channel('papers').id}/messages`, {
      body: {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 13, file: { url: 'attachment://papers.bib' } }],
      },
      files: [{ name: 'papers.bib', data: Buffer.from('@article{x}') }],
    });
    const attachment = discord.messages('papers')[0]?.attachments[0];
    expect(attachment).toMatchObject({ filename: 'papers.bib', size: 11 });
    const served = await fetch(attachment?.url ?? '');
    expect(await served.text()).toBe('@article{x}');
  });

  it('pages through a channel like Discord', async () => {
    const { discord, send, rest } = await start();
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) ids.push(await send('papers', { content: `${at}` }));
    const page = async (query: string) => {
      const found = await rest.get(`/channels/${discord.world.channel('papers').id}/messages?${query}`);
      return Array.isArray(found) ? found.map(({ content }) => content).join('') : found;
    };
    expect(await page('limit=2')).toBe('54');
    expect(await page(`limit=2&before=${ids[3]}`)).toBe('21');
    expect(await page(`limit=2&after=${ids[3]}`)).toBe('54');
    expect(await page(`limit=2&after=${ids[0]}`)).toBe('21');
    expect(await page(`limit=4&around=${ids[3]}`)).toBe('5432');
  });
});

describe('the members of a server', () => {
  it('come in pages after a given id, one by one unless more are requested', async () => {
    const { discord, rest } = await start();
    const { id } = discord.world.guild('Reading Group');
    const page = async (query: string) => {
      const found = await rest.get(`/guilds/${id}/members?${query}`);
      return Array.isArray(found) ? found.map(({ user }) => String(user.id)) : [];
    };
    const all = await page('limit=1000');
    expect(all.length).toBeGreaterThan(3);
    expect(all).toContain(discord.world.person('ada').id);
    const sorted = [...all].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    expect((await page(`limit=1000&after=${sorted[1]}`)).sort()).toEqual(sorted.slice(2).sort());
    expect(await page(`limit=2&after=${sorted.at(-2)}`)).toEqual([sorted.at(-1)]);
    expect(await page('')).toEqual(all.slice(0, 1));
  });
});

describe('publishing', () => {
  it('works once per message, in announcement channels only, ten times an hour', async () => {
    let now = new Date('2026-11-22T09:00:00Z');
    const { discord, send, rest } = await start({ clock: () => now });
    const publish = (channel: string, id: string) =>
      rest.post(`/channels/${discord.world.channel(channel).id}/messages/${id}/crosspost`);
    expect(await code(publish('papers', await send('papers')))).toBe(50024);
    const first = await send('announcements');
    expect(await code(publish('announcements', first))).toBe('taken');
    expect(await code(publish('announcements', first))).toBe(40033);
    for (let at = 1; at < 10; at += 1) await publish('announcements', await send('announcements'));
    const eleventh = await send('announcements');
    // discord.js would wait an hour by its own clock: ask without it.
    const channel = discord.world.channel('announcements').id;
    const bare = () =>
      fetch(`${discord.apiUrl}/v10/channels/${channel}/messages/${eleventh}/crosspost`, {
        method: 'POST',
        headers: { authorization: `Bot ${discord.token}` },
      });
    const refused = await bare();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(discord.requests).toMatchObject({ invalid: 0 });
    now = new Date('2026-11-22T10:00:00Z');
    expect((await bare()).status).toBe(200);
  });
});

describe('pinning', () => {
  it('needs its own permission and stops at 250', async () => {
    const { discord, send, rest } = await start();
    const channel = discord.world.channel('papers').id;
    const pin = (id: string) => code(rest.put(`/channels/${channel}/messages/pins/${id}`));
    discord.world.deny('papers', 'bot', ['PinMessages']);
    discord.world.allow('papers', 'bot', ['ManageMessages']);
    expect(await pin(await send('papers'))).toBe(50013);
    discord.world.allow('papers', 'bot', ['PinMessages']);
    for (let at = 0; at < 250; at += 1) expect(await pin(await send('papers'))).toBe('taken');
    expect(await pin(await send('papers'))).toBe(30003);
    const oldest = discord.pins('papers').at(-1)?.id ?? '';
    await rest.delete(`/channels/${channel}/messages/pins/${oldest}`);
    expect(discord.pins('papers')).toHaveLength(249);
    expect(discord.message(oldest)?.pinned).toBe(false);
  });

  it('ends with its message, and others stay', async () => {
    const { discord, send, rest } = await start();
    const channel = discord.world.channel('papers').id;
    const [kept, deleted] = [await send('papers'), await send('papers')];
    for (const id of [kept, deleted]) await rest.put(`/channels/${channel}/messages/pins/${id}`);
    await rest.delete(`/channels/${channel}/messages/${deleted}`);
    expect(discord.pins('papers').map(({ id }) => id)).toEqual([kept]);
  });
});

describe('a forum', () => {
  it('accepts posts with its own tags, and insists on one where required', async () => {
    const { discord, rest } = await start();
    const forum = discord.world.addChannel('Reading Group', {
      name: 'digests',
      kind: 'forum',
      tags: ['daily'],
      requireTag: true,
    });
    const tag = forum.available_tags?.[0]?.id;
    const post = (body: object) =>
      rest.post(`/channels/${forum.id}/threads`, {
        body: { name: 'Monday', message: { content: 'papers' }, ...body },
      });
    expect(await code(post({}))).toBe(40067);
    expect(await code(post({ applied_tags: ['1'] }))).toBe(50035);
    expect(await code(post({ applied_tags: [tag], name: 'x'.repeat(101) }))).toBe(50035);
    expect(await code(post({ applied_tags: [tag], message: { content: '' } }))).toBe(50006);
    for (const slow of [-1, 21_601])
      expect(await code(post({ applied_tags: [tag], rate_limit_per_user: slow }))).toBe(50035);
    const thread = Object(await post({ applied_tags: [tag] }));
    expect(thread).toMatchObject({
      name: 'Monday',
      type: 11,
      applied_tags: [tag],
      message: { id: thread.id },
    });
    expect(discord.messages('Monday').map(({ content }) => content)).toEqual(['papers']);
    for (const slow of [0, 21_600])
      expect(
        await post({ name: `Slow ${slow}`, applied_tags: [tag], rate_limit_per_user: slow }),
      ).toMatchObject({ name: `Slow ${slow}` });
    discord.world.deny(forum, 'everyone', ['SendMessages']);
    expect(await code(post({ applied_tags: [tag] }))).toBe(50013);
  });
});

describe('the request log', () => {
  it('answers an unknown route like Discord, and records its name', async () => {
    const { discord, rest } = await start();
    await expect(rest.get('/no/such/route')).rejects.toMatchObject({ status: 404, code: 0 });
    expect(discord.requests.unknownRoutes).toEqual(['GET /no/such/route']);
  });

  it('answers a wrong token with 401', async () => {
    const { discord } = await start();
    const answer = await fetch(`${discord.apiUrl}/v10/users/@me`, {
      headers: { authorization: 'Bot wrong' },
    });
    expect(answer.status).toBe(401);
    expect(discord.requests.invalid).toBe(1);
  });

  it('stays as short as it was told to', async () => {
    const { discord, send } = await start({ keep: { requests: 5, messagesPerChannel: 3 } });
    for (let at = 0; at < 8; at += 1) await send('papers', { content: `${at}` });
    expect(discord.requests.all()).toHaveLength(5);
    expect(discord.messages('papers').map(({ content }) => content)).toEqual(['5', '6', '7']);
  });
});
