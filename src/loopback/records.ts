import { botDefaults, memberDefaults, type PermissionName, permissionField } from './permissions.ts';
import type { ChannelKind, ChannelSeed, RoleSeed } from './seed.ts';
import type { Channel, Member, Role, ThreadMetadata, User } from './wire.ts';

const channelTypes: Readonly<Record<ChannelKind, number>> = { text: 0, announcement: 5, forum: 15 };

export function makeUser(id: string, username: string, displayName: string | undefined, bot: boolean): User {
  return {
    id,
    username,
    global_name: bot ? null : (displayName ?? username),
    discriminator: bot ? '4242' : '0',
    avatar: null,
    ...(bot ? { bot } : {}),
    flags: 0,
    public_flags: 0,
    primary_guild: null,
  };
}

export function makeMember(user: User, roles: readonly string[], joinedAt: string): Member {
  return {
    user,
    nick: null,
    roles: [...roles],
    joined_at: joinedAt,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    premium_since: null,
    flags: 0,
    pending: false,
    deaf: false,
    mute: false,
  };
}

export function makeRole(id: string, position: number, seed: RoleSeed, managed = false): Role {
  return {
    id,
    name: seed.name,
    permissions: permissionField(seed.permissions ?? []).toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed,
    mentionable: seed.mentionable ?? false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function everyoneRole(guildId: string): Role {
  return makeRole(guildId, 0, { name: '@everyone', permissions: memberDefaults });
}

export function botRole(
  id: string,
  name: string,
  permissions: readonly PermissionName[] = botDefaults,
): Role {
  return makeRole(id, 1, { name, permissions }, true);
}

export function makeChannel(
  id: string,
  guildId: string,
  position: number,
  seed: ChannelSeed,
  nextId: () => string,
): Channel {
  const kind = seed.kind ?? 'text';
  const tags = (seed.tags ?? []).map((name) => ({
    id: nextId(),
    name,
    moderated: false,
    emoji_id: null,
    emoji_name: null,
  }));
  return {
    id,
    type: channelTypes[kind],
    flags: seed.requireTag ? 1 << 4 : 0,
    guild_id: guildId,
    name: seed.name,
    position,
    parent_id: null,
    topic: seed.topic ?? null,
    nsfw: seed.nsfw ?? false,
    last_message_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    ...(kind === 'forum' ? { available_tags: tags } : {}),
  };
}

export function makePrivateChannel(id: string, recipient: User): Channel {
  return { id, type: 1, flags: 0, last_message_id: null, recipients: [recipient] };
}

export function makeThread(
  id: string,
  parent: Channel,
  thread: { name: string; ownerId: string; archiveAfter: number; tags: readonly string[]; now: Date },
): Channel {
  return {
    id,
    type: parent.type === 5 ? 10 : 11,
    flags: 0,
    ...(parent.guild_id === undefined ? {} : { guild_id: parent.guild_id }),
    name: thread.name,
    parent_id: parent.id,
    owner_id: thread.ownerId,
    last_message_id: null,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: thread.now.toISOString(),
      auto_archive_duration: thread.archiveAfter,
      locked: false,
      create_timestamp: thread.now.toISOString(),
    },
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    ...(thread.tags.length > 0 ? { applied_tags: [...thread.tags] } : {}),
  };
}

export function isThread(channel: Channel): boolean {
  return channel.type >= 10 && channel.type <= 12;
}

export function isActiveThread(channel: Channel): boolean {
  return isThread(channel) && channel.thread_metadata?.archived !== true;
}

export function archive(thread: ThreadMetadata, archived: boolean, now: Date): void {
  if (thread.archived === archived) return;
  thread.archived = archived;
  thread.archive_timestamp = now.toISOString();
}
