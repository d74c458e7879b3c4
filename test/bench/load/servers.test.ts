import { expect, it, onTestFinished } from 'vitest';
import { createLoopbackDiscord } from '../../../src/loopback/loopback.ts';
import { manyServers } from './servers.ts';

it('servers have channels, roles and members, and in each a member who may use a command', async () => {
  const discord = await createLoopbackDiscord({ clock: () => new Date(), seed: manyServers(3) });
  onTestFinished(() => discord.close());
  for (const guild of discord.world.guilds.values()) {
    const channels = discord.world.channelsOf(guild);
    // Plus the bot's own role and member, and everyone.
    expect([channels.length, guild.roles.size, guild.members.size]).toEqual([40, 17, 21]);
    expect(discord.world.can(guild.ownerId, channels[0]?.id ?? '', 'ViewChannel')).toBe(true);
  }
  expect(discord.world.guilds.size).toBe(3);
});
