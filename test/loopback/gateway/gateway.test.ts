import { type Client, GatewayIntentBits, Partials, SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { LoopbackDiscord } from '../../../src/loopback/driver.ts';
import { connectClient, startLoopback } from '../../support/loopback.ts';

const ping = new SlashCommandBuilder().setName('ping').setDescription('Ping');
const ask = { as: 'ada', channel: 'papers', name: 'ping' } as const;

async function pingBot(discord: LoopbackDiscord): Promise<Client<true>> {
  const client = await connectClient(discord);
  await client.application.commands.set([ping]);
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('pong');
  });
  return client;
}

/** Sends one frame after HELLO and returns the gateway's close code. */
function closeCode(discord: LoopbackDiscord, frame: unknown): Promise<number> {
  const socket = new WebSocket(
    `${discord.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`,
  );
  socket.once('message', () => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)));
  return new Promise((resolve) => socket.once('close', resolve));
}

describe('the gateway', () => {
  it('replays what a bot missed when it resumes', async () => {
    const discord = await startLoopback();
    await pingBot(discord);
    discord.faults.dropGateway();
    const asked = await discord.command(ask);
    expect((await asked.finished()).content).toBe('pong');
    expect(discord.gateway.resumed).toBe(1);
    expect(discord.gateway.identified).toBe(1);
  });

  it('makes a bot identify again when its session is forgotten', async () => {
    const discord = await startLoopback();
    await pingBot(discord);
    discord.faults.dropGateway({ forget: true });
    await expect.poll(() => discord.gateway.identified).toBe(2);
    expect((await (await discord.command(ask)).finished()).content).toBe('pong');
  });

  it('can ask a bot to reconnect', async () => {
    const discord = await startLoopback();
    await pingBot(discord);
    discord.faults.askToReconnect();
    await expect.poll(() => discord.gateway.resumed).toBe(1);
  });

  it('can refuse new connections, and accept them again', async () => {
    const discord = await startLoopback();
    await pingBot(discord);
    discord.faults.blockGateway(true);
    discord.faults.dropGateway();
    const socket = new WebSocket(`ws://${new URL(discord.apiUrl).host}/?v=10&encoding=json`);
    await new Promise((resolve) => socket.once('error', resolve));
    await expect.poll(() => discord.gateway.sessions).toHaveLength(0);
    discord.faults.blockGateway(false);
    await discord.gateway.connected();
    expect((await (await discord.command(ask)).finished()).content).toBe('pong');
  });

  it('outlives the bot: another client finds commands and messages as they were', async () => {
    const discord = await startLoopback();
    const first = await pingBot(discord);
    await (await discord.command(ask)).finished();
    await first.destroy();
    await expect.poll(() => discord.gateway.sessions).toHaveLength(0);
    await connectClient(discord);
    expect(discord.commands().map(({ name }) => name)).toEqual(['ping']);
    expect(discord.messages('papers').map(({ content }) => content)).toEqual(['pong']);
  });

  it('gives each shard its own servers', async () => {
    let now = Date.now();
    const discord = await startLoopback({ clock: () => new Date(now), shards: 2 });
    for (const name of ['second', 'third']) {
      now += 1;
      discord.world.addGuild({ name, members: { ada: [] }, channels: [{ name: `${name}-papers` }] });
    }
    const client = await connectClient(discord, { intents: [GatewayIntentBits.Guilds], shards: 'auto' });
    expect(discord.gateway.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(client.guilds.cache.map(({ name }) => name).sort()).toEqual(['Reading Group', 'second', 'third']);
    expect(new Set(client.guilds.cache.map(({ shardId }) => shardId))).toEqual(new Set([0, 1]));
  });

  it('sends messages only if intents ask for them, and their text only if allowed', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord, {
      intents: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
      partials: [Partials.Channel, Partials.Message],
    });
    const deaf = await connectClient(discord);
    const heard: unknown[] = [];
    client.on('raw', ({ t, d }: { t: string; d: { content: string } }) => {
      if (t === 'MESSAGE_CREATE') heard.push(d.content);
    });
    deaf.on('raw', () => heard.push('by the deaf one'));
    discord.say({ as: 'ada', channel: 'papers', content: 'between us' });
    discord.say({ as: 'ada', channel: 'papers', content: 'a question', mentionsBot: true });
    discord.say({ as: 'ada', channel: discord.world.dm('ada'), content: 'privately' });
    await expect.poll(() => heard).toEqual(['', `<@${discord.world.bot.id}> a question`, 'privately']);
  });

  it('announces servers, channels and roles that come and go', async () => {
    const discord = await startLoopback();
    const client = await connectClient(discord, { intents: [GatewayIntentBits.Guilds] });
    const seen: string[] = [];
    client.on('guildCreate', ({ name }) => seen.push(`server ${name} came`));
    client.on('guildDelete', ({ name }) => seen.push(`server ${name} went`));
    client.on('roleCreate', ({ name }) => seen.push(`role ${name} came`));
    client.on('channelCreate', ({ name }) => seen.push(`channel ${name} came`));
    client.on('channelDelete', (channel) =>
      seen.push(`channel ${'name' in channel ? channel.name : ''} went`),
    );
    discord.world.addGuild({ name: 'New', members: { ada: [] } });
    discord.world.addRole('New', { name: 'readers' });
    const channel = discord.world.addChannel('New', { name: 'news', kind: 'announcement' });
    discord.world.removeChannel(channel);
    discord.world.removeBot('New');
    await expect
      .poll(() => seen)
      .toEqual([
        'server New came',
        'role readers came',
        'channel news came',
        'channel news went',
        'server New went',
      ]);
  });

  it('closes with Discord’s codes', async () => {
    const discord = await startLoopback();
    const identify = (d: object) => ({
      op: 2,
      d: { token: discord.token, intents: 0, properties: {}, ...d },
    });
    expect(await closeCode(discord, 'not json')).toBe(4002);
    expect(await closeCode(discord, { op: 3, d: {} })).toBe(4003);
    expect(await closeCode(discord, identify({ token: 'wrong' }))).toBe(4004);
    expect(await closeCode(discord, identify({ shard: [2, 2] }))).toBe(4010);
    expect(await closeCode(discord, identify({ intents: 1 << 30 }))).toBe(4013);
    expect(await closeCode(discord, identify({ intents: GatewayIntentBits.MessageContent }))).toBe(4014);
    await expect(connectClient({ ...discord, token: 'wrong' })).rejects.toThrow();
  });
});
