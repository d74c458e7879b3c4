import { type APIChannel, type APIGuildForumTag, ChannelFlags } from 'discord.js';

/** Matches the name of a forum tag meant for digests. */
const DIGEST_TAG = /digest|paper|news|daily|weekly|reading/i;

/** A forum's tag whose name suits a digest; if a tag is required and none suits, the first that anyone may set. */
export function tagsOf(channel: APIChannel): string[] {
  if (!('available_tags' in channel)) return [];
  const free = channel.available_tags.filter((tag: APIGuildForumTag) => !tag.moderated);
  const named = free.find((tag) => DIGEST_TAG.test(tag.name));
  const isDemanded = ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
  const chosen = named ?? (isDemanded ? free[0] : undefined);
  return chosen === undefined ? [] : [chosen.id];
}
