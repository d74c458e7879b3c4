import type { APIGuildMember, APIRole, APIUser } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { Message } from '../wire/message.ts';
import type { WorldState } from '../world/create-world.ts';
import type { Ref } from '../world/ref.ts';

/** The entities behind an interaction's ids. */
export interface Resolved {
  readonly users: Record<string, APIUser>;
  readonly members: Record<string, Omit<APIGuildMember, 'user' | 'deaf' | 'mute'> & { permissions: string }>;
  readonly roles: Record<string, APIRole>;
  readonly channels: Record<string, Partial<Channel> & { permissions: string }>;
  readonly messages: Record<string, Message>;
}

export function emptyResolved(): Resolved {
  return { users: {}, members: {}, roles: {}, channels: {}, messages: {} };
}

/** An interaction's data with the entities behind its ids; empty parts are left out, as Discord does. */
export function withResolved(data: Record<string, unknown>, resolved: Resolved): Record<string, unknown> {
  const parts = Object.entries(resolved).filter(([, part]) => Object.keys(part).length > 0);
  return parts.length > 0 ? { ...data, resolved: Object.fromEntries(parts) } : data;
}

export function resolveUser(world: WorldState, channel: Channel, ref: Ref, resolved: Resolved): string {
  const isBot = ref === 'bot' || (typeof ref === 'string' ? ref : ref.id) === world.bot.id;
  const user = isBot ? world.bot : world.person(ref);
  resolved.users[user.id] = user;
  const guild = channel.guild_id === undefined ? undefined : world.guilds.get(channel.guild_id);
  const member = guild?.members.get(user.id);
  if (member !== undefined) {
    const { user: _user, deaf: _deaf, mute: _mute, ...rest } = member;
    const permissions = world.permissions(user.id, channel.id).toString();
    resolved.members[user.id] = { ...rest, permissions };
  }
  return user.id;
}

export function resolveRole(world: WorldState, channel: Channel, ref: Ref, resolved: Resolved): string {
  const role = world.role(channel.guild_id ?? '', ref);
  resolved.roles[role.id] = role;
  return role.id;
}

export function resolveChannel(world: WorldState, ref: Ref, resolved: Resolved, asId?: string): Channel {
  const channel = world.channel(ref);
  const permissions = asId === undefined ? '0' : world.permissions(asId, channel.id).toString();
  resolved.channels[channel.id] = { ...channel, permissions };
  return channel;
}
