import { once } from 'node:events';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { startLoopback } from '../../support/loopback.ts';

const packetSchema = z.looseObject({
  op: z.number(),
  t: z.string().nullish(),
  s: z.number().nullish(),
  d: z.unknown(),
});
type Packet = z.infer<typeof packetSchema>;

/** A bare connection to the gateway, and what it has heard so far. */
async function connect(discord: LoopbackDiscord, query = '?v=10') {
  const address = discord.apiUrl.replace('http', 'ws').replace(/\/api$/, `/${query}`);
  const socket = new WebSocket(address);
  onTestFinished(() => socket.terminate());
  const heard: Packet[] = [];
  socket.on('message', (data) => heard.push(packetSchema.parse(JSON.parse(String(data)))));
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  return {
    socket,
    heard,
    closed,
    send,
    names: () => heard.flatMap(({ t }) => t ?? []),
    async identify(more: object = {}) {
      send(2, { token: discord.token, intents: 0, properties: {}, ...more });
      await expect.poll(() => heard.some(({ t }) => t === 'READY')).toBe(true);
      const { d } = heard.find(({ t }) => t === 'READY') ?? {};
      return z.object({ session_id: z.string() }).loose().parse(d);
    },
  };
}

describe('a session', () => {
  it('begins with who the bot is and where, and its servers only where they are asked for', async () => {
    const discord = await startLoopback();
    const guild = discord.world.guild('Reading Group');
    discord.world.addGuild({ name: 'Elsewhere', bot: false });
    const plain = await connect(discord);
    await expect
      .poll(() => plain.heard[0])
      .toMatchObject({ op: 10, d: { heartbeat_interval: expect.any(Number) } });
    const ready = await plain.identify();
    expect(ready).toMatchObject({
      v: 10,
      user: { id: discord.world.bot.id, verified: true, mfa_enabled: false, email: null },
      guilds: [{ id: guild.id, unavailable: true }],
      shard: [0, 1],
      application: { id: discord.world.applicationId, flags: 0 },
      session_type: 'normal',
      private_channels: [],
    });
    expect(discord.gateway.sessions).toMatchObject([{ id: ready.session_id, shard: [0, 1], intents: 0 }]);
    expect([discord.gateway.identified, discord.gateway.resumed]).toEqual([1, 0]);
    plain.send(1, null);
    await expect.poll(() => plain.heard.at(-1)).toMatchObject({ op: 11 });
    expect(plain.names()).toEqual(['READY']);
    const knowing = await connect(discord, '');
    await knowing.identify({ token: `Bot ${discord.token}`, intents: GatewayIntentBits.Guilds });
    await expect.poll(() => knowing.names()).toEqual(['READY', 'GUILD_CREATE']);
    discord.world.addRole(guild, { name: 'r' });
    await expect.poll(() => knowing.heard.at(-1)).toMatchObject({ t: 'GUILD_ROLE_CREATE', s: 3 });
    expect(plain.names()).toEqual(['READY']);
  });

  it('goes on after what was missed, on whichever connection comes for it', async () => {
    const discord = await startLoopback({ keep: { replay: 3 } });
    const guild = discord.world.guild('Reading Group');
    const first = await connect(discord);
    const { session_id: id } = await first.identify({ intents: GatewayIntentBits.Guilds });
    await expect.poll(() => first.names()).toHaveLength(2);
    first.socket.terminate();
    await expect.poll(() => discord.gateway.sessions).toEqual([]);
    for (const name of ['a', 'b']) discord.world.addRole(guild, { name });
    const resume = async (seq: number, more: object = {}) => {
      const one = await connect(discord);
      one.send(6, { token: discord.token, session_id: id, seq, ...more });
      return one;
    };
    const second = await resume(2);
    await expect.poll(() => second.names()).toEqual(['GUILD_ROLE_CREATE', 'GUILD_ROLE_CREATE', 'RESUMED']);
    expect(second.heard.map(({ s }) => s)).toEqual([null, 3, 4, 5]);
    expect([discord.gateway.resumed, discord.gateway.sessions.length]).toEqual([1, 1]);
    const third = await resume(5);
    await second.closed;
    await expect.poll(() => third.names()).toEqual(['RESUMED']);
    expect(await (await resume(9)).closed).toBe(4007);
    for (const lost of [await resume(1), await resume(5, { session_id: 'x' })])
      await expect.poll(() => lost.heard.at(-1)).toMatchObject({ op: 9, d: false });
    expect(await (await resume(5, { token: 'wrong' })).closed).toBe(4004);
    expect(await (await resume(5, { seq: 'x' })).closed).toBe(4002);
    expect(discord.gateway.resumed).toBe(2);
    third.socket.close(1000);
    await third.closed;
    await expect.poll(() => discord.gateway.sessions).toEqual([]);
    const after = await resume(6);
    await expect.poll(() => after.heard.at(-1)).toMatchObject({ op: 9 });
  });

  it('is of one connection, which speaks as Discord understands it', async () => {
    const discord = await startLoopback();
    expect(await (await connect(discord, '?v=9')).closed).toBe(4012);
    const twice = await connect(discord);
    await twice.identify();
    for (const op of [3, 4, 8]) twice.send(op, {});
    twice.send(2, {});
    expect(await twice.closed).toBe(4005);
    const unknown = await connect(discord);
    await unknown.identify();
    unknown.send(99, {});
    expect(await unknown.closed).toBe(4001);
    for (const d of [{ intents: -1 }, { shard: [0, 0] }, { shard: [-1, 1] }]) {
      const odd = await connect(discord);
      odd.send(2, { token: discord.token, intents: 0, ...d });
      expect(await odd.closed).toBe(4002);
    }
    const edge = await connect(discord);
    await edge.identify({ shard: [1, 2] });
    await expect(discord.gateway.connected(2, 20)).rejects.toThrow(
      'fewer than 2 gateway sessions within 20 ms',
    );
    await discord.gateway.connected();
    discord.faults.dropGateway({ shard: 0 });
    expect(discord.gateway.sessions).toHaveLength(1);
    discord.faults.dropGateway({ shard: 1, code: 4009 });
    expect(await edge.closed).toBe(4009);
  });

  it('hears of messages with their text where it may, and of none without asking', async () => {
    const discord = await startLoopback({ privilegedIntents: GatewayIntentBits.MessageContent });
    const { GuildMessages, MessageContent, DirectMessages } = GatewayIntentBits;
    const [blind, seeing, deaf] = [await connect(discord), await connect(discord), await connect(discord)];
    await blind.identify({ intents: GuildMessages });
    await seeing.identify({ intents: GuildMessages | MessageContent });
    await deaf.identify({ intents: DirectMessages });
    discord.say({ as: 'ada', channel: 'papers', content: 'hello' });
    discord.say({ as: 'ada', channel: discord.world.dm('ada'), content: 'psst' });
    const textOf = (one: typeof blind) =>
      one.heard.flatMap(({ t, d }) =>
        t === 'MESSAGE_CREATE' ? z.looseObject({ content: z.string() }).parse(d).content : [],
      );
    await expect.poll(() => [blind, seeing, deaf].map(textOf)).toEqual([[''], ['hello'], ['psst']]);
  });
});
