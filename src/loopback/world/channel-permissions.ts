import {
  type APIOverwrite,
  type APIRole,
  type APIUser,
  OverwriteType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import {
  computePermissions,
  type PermissionName,
  permissionField,
  privatePermissions,
} from './permissions.ts';
import type { Ref } from './ref.ts';
import { isThread } from './threads.ts';
import type { Guild, World } from './world.ts';

interface ChannelPermissionsDependencies {
  readonly bot: APIUser;
  readonly guildOf: (ref: Ref) => Guild;
  readonly channelOf: (ref: Ref) => Channel;
  /** The id of a person or the bot. */
  readonly idOf: (who: Ref) => string;
  /** A role by id or name. */
  readonly guildRole: (guild: Guild, name: string) => APIRole | undefined;
  readonly tell: (event: string, guild: Guild, d: unknown) => void;
}

/** Who may do what in which channel, and how to change that. */
export function createChannelPermissions(
  dependencies: ChannelPermissionsDependencies,
): Pick<World, 'permissions' | 'can' | 'allow' | 'deny'> {
  const { bot, guildOf, channelOf, idOf, guildRole, tell } = dependencies;

  function permissions(who: Ref, ref: Ref): bigint {
    const channel = channelOf(ref);
    const userId = idOf(who);
    if (channel.guild_id === undefined) {
      const mayRead = userId === bot.id || channel.recipients?.some((user) => user.id === userId) === true;
      return mayRead ? privatePermissions : 0n;
    }
    const guild = guildOf(channel.guild_id);
    const member = guild.members.get(userId);
    if (member === undefined) return 0n;
    const parent = isThread(channel) && channel.parent_id ? channelOf(channel.parent_id) : channel;
    return computePermissions({
      guildId: guild.id,
      ownerId: guild.ownerId,
      userId,
      roles: member.roles,
      rolePermissions: new Map([...guild.roles].map(([id, role]) => [id, BigInt(role.permissions)])),
      overwrites: parent.permission_overwrites ?? [],
    });
  }

  function overwrite(ref: Ref, who: Ref, names: readonly PermissionName[], kind: 'allow' | 'deny'): void {
    const channel = channelOf(ref);
    const guild = guildOf(channel.guild_id ?? '');
    const target = overwriteTarget(guild, who);
    const all = channel.permission_overwrites ?? [];
    const before = all.find(({ id }) => id === target.id) ?? { ...target, allow: '0', deny: '0' };
    const field = permissionField(names);
    const other = kind === 'allow' ? 'deny' : 'allow';
    const after: APIOverwrite = {
      ...before,
      [kind]: (BigInt(before[kind]) | field).toString(),
      [other]: (BigInt(before[other]) & ~field).toString(),
    };
    channel.permission_overwrites = [...all.filter(({ id }) => id !== target.id), after];
    tell('CHANNEL_UPDATE', guild, channel);
  }

  function overwriteTarget(guild: Guild, who: Ref): { id: string; type: OverwriteType } {
    if (who === 'everyone') return { id: guild.id, type: OverwriteType.Role };
    const role = guildRole(guild, typeof who === 'string' ? who : who.id);
    return role === undefined
      ? { id: idOf(who), type: OverwriteType.Member }
      : { id: role.id, type: OverwriteType.Role };
  }

  return {
    permissions,
    can: (who, channel, permission) => (permissions(who, channel) & PermissionFlagsBits[permission]) !== 0n,
    allow: (channel, who, names) => overwrite(channel, who, names, 'allow'),
    deny: (channel, who, names) => overwrite(channel, who, names, 'deny'),
  };
}
