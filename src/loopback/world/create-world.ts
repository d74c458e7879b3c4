import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Dispatch } from '../wire/dispatch.ts';
import type { Snowflakes } from '../wire/snowflake.ts';
import { createChannelPermissions } from './channel-permissions.ts';
import { guildCreated, guildDeleted } from './guild-payload.ts';
import { makeChannel, makeDmChannel } from './make-channel.ts';
import { makeMember, makeUser } from './make-member.ts';
import { botRole, everyoneRole } from './make-role.ts';
import { createMembers } from './members.ts';
import { type Ref, resolveRef } from './ref.ts';
import type { WorldSeed } from './seed.ts';
import { archive, isThread } from './threads.ts';
import type { Guild, GuildState, Person, World } from './world.ts';

/** The world, with what only the loopback needs. */
export interface WorldState extends World {
  readonly guilds: Map<string, GuildState>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, Person & { dmsClosed: boolean }>;
  /** Threads, created by the bot's requests. */
  keepChannel(channel: Channel): void;
}

interface WorldDependencies {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly seed: WorldSeed;
  readonly dispatch: (event: Dispatch) => void;
  /** Called after every change, for the page. */
  readonly changed: () => void;
}

export function createWorld({ clock, snowflakes, seed, dispatch, changed }: WorldDependencies): WorldState {
  const nextId = () => snowflakes.next();
  const bot = makeUser(nextId(), seed.bot ?? 'Bot', undefined, true);
  const guilds = new Map<string, GuildState>();
  const channels = new Map<string, Channel>();
  const people = new Map<string, Person & { dmsClosed: boolean }>();
  const dms = new Map<string, Channel>();
  const byGuild = new Map<string, Set<Channel>>();

  const guildOf = (ref: Ref) => resolveRef('server', ref, guilds, (guild) => guild.name);
  const channelOf = (ref: Ref) => resolveRef('channel', ref, channels, (channel) => channel.name);
  const personOf = (ref: Ref) => resolveRef('person', ref, people, (person) => person.user.username);
  const roleOf = (guild: GuildState, ref: Ref) => resolveRef('role', ref, guild.roles, (role) => role.name);
  const idOf = (who: Ref) => (isBot(who) ? bot.id : personOf(who).user.id);
  const guildRole = (guild: Guild, name: string) =>
    guild.roles.get(name) ?? [...guild.roles.values()].find((one) => one.name === name);
  const isBot = (who: Ref) => who === 'bot' || (typeof who === 'string' ? who : who.id) === bot.id;

  function tell(t: string, guild: Guild, d: unknown, needs: number = GatewayIntentBits.Guilds): void {
    if (guild.hasBot) dispatch({ t, d, guildId: guild.id, intent: needs });
    changed();
  }

  const userOf = (ref: Ref) => personOf(ref).user;
  const members = createMembers({ clock, nextId, guildOf, userOf, roleOf, idOf, tell });
  const channelPermissions = createChannelPermissions({ bot, guildOf, channelOf, idOf, guildRole, tell });

  function installBot(guild: GuildState, wanted?: Parameters<typeof botRole>[2]): void {
    guild.hasBot = true;
    const role = botRole(nextId(), bot.username, wanted);
    guild.roles.set(role.id, role);
    guild.members.set(bot.id, makeMember(bot, [role.id], clock().toISOString()));
  }

  function inGuildChannels(guildId: string): Set<Channel> {
    const own = byGuild.get(guildId) ?? new Set<Channel>();
    byGuild.set(guildId, own);
    return own;
  }

  function keep(channel: Channel): void {
    channels.set(channel.id, channel);
    if (channel.guild_id !== undefined) inGuildChannels(channel.guild_id).add(channel);
  }

  function drop(channel: Channel): void {
    channels.delete(channel.id);
    if (channel.guild_id !== undefined) inGuildChannels(channel.guild_id).delete(channel);
  }

  function inGuild(channel: Channel): Guild | undefined {
    return channel.guild_id === undefined ? undefined : guilds.get(channel.guild_id);
  }

  const world: WorldState = {
    bot,
    applicationId: bot.id,
    guilds,
    channels,
    people,
    guild: guildOf,
    channel: channelOf,
    person: userOf,
    role: (guild, ref) => roleOf(guildOf(guild), ref),
    dm(ref) {
      const person = personOf(ref);
      const existing = dms.get(person.user.id);
      if (existing !== undefined) return existing;
      const channel = makeDmChannel(nextId(), person.user);
      dms.set(person.user.id, channel);
      channels.set(channel.id, channel);
      changed();
      return channel;
    },
    ...channelPermissions,
    ...members,
    keepChannel(channel) {
      keep(channel);
      changed();
    },
    channelsOf: (ref) => [...inGuildChannels(guildOf(ref).id)],
    addGuild(one) {
      const id = nextId();
      const members = Object.entries(one.members ?? {});
      const owner = one.owner ?? members[0]?.[0];
      const guild: GuildState = {
        id,
        name: one.name,
        ownerId: owner === undefined ? nextId() : personOf(owner).user.id,
        hasBot: false,
        joinedAt: clock().toISOString(),
        roles: new Map([[id, everyoneRole(id)]]),
        members: new Map(),
      };
      guilds.set(id, guild);
      if (one.bot ?? true) installBot(guild, one.botPermissions);
      for (const role of one.roles ?? []) world.addRole(id, role);
      for (const [name, roles] of members) world.join(id, name, roles);
      for (const channel of one.channels ?? []) world.addChannel(id, channel);
      tell('GUILD_CREATE', guild, guildCreated(world, guild));
      return guild;
    },
    removeBot(ref) {
      const guild = guildOf(ref);
      tell('GUILD_DELETE', guild, guildDeleted(guild));
      guild.hasBot = false;
      for (const id of guild.members.get(bot.id)?.roles ?? []) guild.roles.delete(id);
      guild.members.delete(bot.id);
      changed();
    },
    addBot(ref) {
      const guild = guildOf(ref);
      if (!guild.hasBot) installBot(guild);
      tell('GUILD_CREATE', guild, guildCreated(world, guild));
    },
    removeGuild(ref) {
      const guild = guildOf(ref);
      for (const channel of world.channelsOf(guild)) drop(channel);
      byGuild.delete(guild.id);
      guilds.delete(guild.id);
      tell('GUILD_DELETE', guild, guildDeleted(guild));
    },
    addChannel(ref, one) {
      const guild = guildOf(ref);
      const position = inGuildChannels(guild.id).size;
      const channel = makeChannel(nextId(), guild.id, position, one, nextId);
      keep(channel);
      for (const [who, names] of Object.entries(one.allow ?? {})) world.allow(channel, who, names);
      for (const [who, names] of Object.entries(one.deny ?? {})) world.deny(channel, who, names);
      tell('CHANNEL_CREATE', guild, channel);
      return channel;
    },
    alterChannel(ref, change) {
      const channel = Object.assign(channelOf(ref), change);
      const guild = inGuild(channel);
      if (guild !== undefined) tell(isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', guild, channel);
      return channel;
    },
    archiveThread(ref) {
      const thread = channelOf(ref);
      if (thread.thread_metadata === undefined) throw new Error(`${thread.name} is no thread`);
      archive(thread.thread_metadata, true, clock());
      world.alterChannel(thread, {});
    },
    removeChannel(ref) {
      const channel = channelOf(ref);
      const guild = inGuild(channel);
      for (const one of guild === undefined ? [] : world.channelsOf(guild))
        if (one.parent_id === channel.id && isThread(one)) drop(one);
      drop(channel);
      if (guild !== undefined) tell(isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE', guild, channel);
    },
    addPerson(one) {
      const user = makeUser(nextId(), one.username, one.displayName, false);
      people.set(user.id, { user, locale: one.locale ?? 'en-US', dmsClosed: one.dmsClosed ?? false });
      changed();
      return user;
    },
    closeDms(ref, closed = true) {
      personOf(ref).dmsClosed = closed;
    },
  };

  for (const person of seed.people) world.addPerson(person);
  for (const guild of seed.guilds) world.addGuild(guild);
  return world;
}
