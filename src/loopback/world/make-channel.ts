import { type APIUser, ChannelFlags, ChannelType } from 'discord-api-types/v10';
import type { Channel } from '../wire/channel.ts';
import type { ChannelKind, ChannelSeed } from './seed.ts';

const channelTypes: Readonly<Record<ChannelKind, ChannelType>> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
};

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
    flags: seed.requireTag ? ChannelFlags.RequireTag : 0,
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

export function makeDmChannel(id: string, recipient: APIUser): Channel {
  return { id, type: ChannelType.DM, flags: 0, last_message_id: null, recipients: [recipient] };
}

export function makeThread(
  id: string,
  parent: Channel,
  thread: { name: string; ownerId: string; archiveAfter: number; tags: readonly string[]; now: Date },
): Channel {
  return {
    id,
    type:
      parent.type === ChannelType.GuildAnnouncement
        ? ChannelType.AnnouncementThread
        : ChannelType.PublicThread,
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
