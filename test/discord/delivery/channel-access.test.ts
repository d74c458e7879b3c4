import { PermissionFlagsBits, Routes } from 'discord.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  channelAccess,
  createSelf,
  hasChannel,
  textField,
} from '../../../src/discord/delivery/channel-access.ts';
import { createSnowflakes } from '../../../src/loopback/wire/snowflake.ts';
import { createWorld } from '../../../src/loopback/world/create-world.ts';
import { guildPayload } from '../../../src/loopback/world/guild-payload.ts';
import {
  allPermissions,
  type PermissionName,
  permissionField,
} from '../../../src/loopback/world/permissions.ts';

/** Those that none of the others takes along. */
const NAMES = ['ViewChannel', 'PinMessages', 'ReadMessageHistory', 'ManageMessages'] as const;
const WHO = ['everyone', 'readers', 'others', 'bot'] as const;

function open(botPermissions: readonly PermissionName[], owner = 'ada') {
  const clock = () => new Date('2026-11-20T08:00:00Z');
  const world = createWorld({
    clock,
    snowflakes: createSnowflakes(clock),
    seed: {
      people: [{ username: 'ada' }],
      guilds: [
        {
          name: 'g',
          owner,
          members: { ada: [] },
          botPermissions,
          roles: [
            { name: 'readers', permissions: ['PinMessages'] },
            { name: 'others', permissions: ['ManageMessages'] },
          ],
          channels: [{ name: 'papers' }],
        },
      ],
    },
    dispatch: () => {},
    changed: () => {},
  });
  const [guild, channel] = [world.guild('g'), world.channel('papers')];
  world.giveRole(guild, 'bot', 'readers');
  const answers = new Map<string, unknown>([
    [Routes.user('@me'), world.bot],
    [Routes.channel(channel.id), channel],
    [Routes.guild(guild.id), guildPayload(guild)],
    [Routes.guildMember(guild.id, world.bot.id), guild.members.get(world.bot.id)],
    [Routes.guildChannels(guild.id), [channel]],
  ]);
  const asked: string[] = [];
  const rest = {
    get: async (route: string) => {
      asked.push(route);
      if (!answers.has(route)) throw new Error(`nobody asks for ${route}`);
      return answers.get(route);
    },
  };
  return { world, guild, channel, answers, asked, rest };
}

type Rest = Parameters<typeof createSelf>[0];
const asRest = (rest: ReturnType<typeof open>['rest']): Rest => rest as unknown as Rest;

it('is what Discord computes from roles and the overwrites of everyone, of roles and of the bot', async () => {
  const rule = fc.record({
    who: fc.constantFrom(...WHO),
    kind: fc.constantFrom('allow', 'deny'),
    names: fc.subarray([...NAMES]),
  });
  await fc.assert(
    fc.asyncProperty(fc.subarray([...NAMES]), fc.array(rule, { maxLength: 8 }), async (own, rules) => {
      const { world, guild, channel, rest } = open(own);
      for (const { who, kind, names } of rules) world[kind](channel, who, names);
      const found = await channelAccess(asRest(rest), createSelf(asRest(rest)), guild.id, channel.id);
      expect(found.channel).toBe(channel);
      const expected = world.permissions('bot', channel);
      const isSeen = (found.permissions & PermissionFlagsBits.ViewChannel) !== 0n;
      expect(isSeen).toBe(expected !== 0n);
      const mask = permissionField(NAMES);
      if (isSeen) expect(found.permissions & mask).toBe(expected & mask);
    }),
  );
});

it('is everything for who owns the server or administers it, whatever a channel denies', async () => {
  const { world, guild, channel, rest, answers } = open(['Administrator']);
  world.deny(channel, 'bot', ['ViewChannel']);
  const access = () => channelAccess(asRest(rest), createSelf(asRest(rest)), guild.id, channel.id);
  expect((await access()).permissions).toBe(allPermissions);
  world.alterRole(guild, 'Bot', { permissions: [] });
  expect((await access()).permissions & PermissionFlagsBits.ViewChannel).toBe(0n);
  answers.set(Routes.guild(guild.id), { ...guildPayload(guild), owner_id: world.bot.id });
  expect((await access()).permissions).toBe(allPermissions);
  const { permission_overwrites: _, ...bare } = channel;
  answers.set(Routes.guild(guild.id), guildPayload(guild));
  answers.set(Routes.channel(channel.id), bare);
  expect((await access()).permissions & PermissionFlagsBits.ViewChannel).not.toBe(0n);
});

it('asks who the bot is once, and again where that failed', async () => {
  const { rest, answers, asked, world } = open([]);
  const self = createSelf(asRest(rest));
  answers.delete(Routes.user('@me'));
  await expect(self()).rejects.toThrow('nobody asks');
  answers.set(Routes.user('@me'), world.bot);
  expect([await self(), await self()]).toEqual([world.bot.id, world.bot.id]);
  expect(asked).toHaveLength(2);
});

it('knows the channels of a server, and what an answer must say', async () => {
  const { rest, guild, channel } = open([]);
  expect(await hasChannel(asRest(rest), guild.id, channel.id)).toBe(true);
  expect(await hasChannel(asRest(rest), guild.id, '9')).toBe(false);
  expect(textField({ id: '7', name: 'x' }, 'id')).toBe('7');
  for (const answer of [{}, { id: 7 }, null, undefined, 'id'])
    expect(() => textField(answer, 'id')).toThrow('Discord answered without "id".');
});
