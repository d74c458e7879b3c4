import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord.js';
import type { ChannelAccess } from './channel-access.ts';

/** A permission the bot needs in a channel, and whether it has it. */
export interface Requirement {
  /** As Discord's settings page calls it. */
  readonly permission: string;
  readonly purpose: string;
  readonly given: boolean;
  /** Without it, digests can't be posted at all. */
  readonly vital: boolean;
}

const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory, PinMessages, MentionEveryone } =
  PermissionFlagsBits;

/** What the bot needs to post a digest in this channel. `pings`: it must ping a role that not everyone may mention. */
export function requirements(access: ChannelAccess, pings: boolean): Requirement[] {
  const forum = access.channel.type === ChannelType.GuildForum;
  const need = (permission: string, bit: bigint, purpose: string, vital: boolean): Requirement => ({
    permission,
    purpose,
    vital,
    given: (access.permissions & bit) === bit,
  });
  return [
    need('View Channel', ViewChannel, 'to see the channel', true),
    need(forum ? 'Create Posts' : 'Send Messages', SendMessages, 'to post the digest', true),
    ...(forum ? [need('Send Messages in Posts', SendMessagesInThreads, 'to write in its post', false)] : []),
    need('Read Message History', ReadMessageHistory, 'to make sure nothing is posted twice', true),
    ...(forum ? [] : [need('Pin Messages', PinMessages, 'to pin featured papers', false)]),
    ...(pings
      ? [need('Mention All Roles', MentionEveryone, 'to ping the role, unless anyone can mention it', false)]
      : []),
  ];
}

/** What, besides permissions, keeps a digest out of a channel, in sentences. */
export function obstacles({ channel }: ChannelAccess): string[] {
  if (channel.type !== ChannelType.GuildForum || !('available_tags' in channel)) return [];
  const demanded = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const free = channel.available_tags.some((tag) => !tag.moderated);
  return demanded && !free
    ? ["This forum requires a tag, and I can't use any of its tags. Add one that isn't just for moderators."]
    : [];
}
