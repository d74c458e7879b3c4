import { ChannelFlags, ChannelType, GatewayIntentBits, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { optional, snowflake, text } from '../../limits/fields.ts';
import { check } from '../../limits/limits.ts';
import { composeMessage, readMessage } from '../../messages/compose.ts';
import type { Channel } from '../../wire/channel.ts';
import { discordError, invalidBody, invalidField } from '../../wire/discord-error.ts';
import { makeThread } from '../../world/make-channel.ts';
import type { RestContext } from './context.ts';
import { needForParts } from './messages.ts';
import {
  existingMessage,
  need,
  ok,
  queryNumber,
  type Reply,
  type Route,
  type RouteRequest,
  visibleChannel,
} from './route.ts';

const threadBody = z.looseObject({
  name: text(1, 100),
  auto_archive_duration: optional(
    z.union([z.literal(60), z.literal(1440), z.literal(4320), z.literal(10080)]),
  ),
  rate_limit_per_user: optional(z.int().min(0).max(21_600)),
  type: optional(z.int()),
  applied_tags: optional(z.array(snowflake).max(5)),
  message: z.unknown().optional(),
});
type ThreadBody = z.infer<typeof threadBody>;

/** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
export function threadRoutes(context: RestContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel/threads/archived/public',
      handle: (request) => archived(context, visibleChannel(context, request), request.query),
    },
    {
      method: 'POST',
      path: '/channels/:channel/threads',
      handle(request) {
        const channel = visibleChannel(context, request);
        const body = read(request.body);
        if (channel.type === ChannelType.GuildForum) return forumPost(context, channel, body, request);
        if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
          throw discordError('wrongChannelType');
        need(context, channel, 'CreatePublicThreads');
        return { status: 201, body: start(context, channel, context.snowflakes.next(), body, []) };
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle(request) {
        const channel = visibleChannel(context, request);
        const message = existingMessage(context, request);
        need(context, channel, 'CreatePublicThreads');
        if (context.world.channels.has(message.id)) throw discordError('threadExists');
        const thread = start(context, channel, message.id, read(request.body), []);
        message.flags |= MessageFlags.HasThread;
        message.thread = thread;
        context.messages.changed(message);
        return { status: 201, body: thread };
      },
    },
  ];
}

function read(body: unknown): ThreadBody {
  const checked = check(threadBody, body);
  if (!checked.ok) throw invalidBody(checked.errors);
  return checked.value;
}

function start(
  context: RestContext,
  parent: Channel,
  id: string,
  body: ThreadBody,
  tags: readonly string[],
): Channel {
  const thread = makeThread(id, parent, {
    name: body.name,
    ownerId: context.world.bot.id,
    archiveAfter: body.auto_archive_duration ?? 1440,
    tags,
    now: context.clock(),
  });
  context.world.keepChannel(thread);
  context.dispatch({
    t: 'THREAD_CREATE',
    d: { ...thread, newly_created: true },
    guildId: thread.guild_id,
    intent: GatewayIntentBits.Guilds,
  });
  return thread;
}

/** Archived threads, inactive or closed, last archived first. */
function archived(context: RestContext, parent: Channel, query: URLSearchParams): Reply {
  need(context, parent, 'ReadMessageHistory');
  const before = query.get('before');
  const limit = queryNumber(query, 'limit', 50, 100);
  const archivedAt = (thread: Channel) => Date.parse(thread.thread_metadata?.archive_timestamp ?? '');
  const all = context.world
    .channelsOf(parent.guild_id ?? '')
    .filter((thread) => thread.parent_id === parent.id && thread.thread_metadata?.archived === true)
    .filter((thread) => before === null || archivedAt(thread) < Date.parse(before))
    .sort((one, other) => archivedAt(other) - archivedAt(one));
  return ok({ threads: all.slice(0, limit), members: [], has_more: all.length > limit });
}

/** A post is a thread whose first message has the thread's id. */
function forumPost(context: RestContext, forum: Channel, body: ThreadBody, request: RouteRequest): Reply {
  need(context, forum, 'SendMessages');
  const tags = body.applied_tags ?? [];
  const known = (forum.available_tags ?? []).map(({ id }) => id);
  if (tags.some((tag) => !known.includes(tag)))
    throw invalidField('applied_tags', 'UNKNOWN_TAG', 'Unknown tag of this forum');
  if ((forum.flags & ChannelFlags.RequireTag) !== 0 && tags.length === 0) throw discordError('tagRequired');
  if (body.message === undefined || body.message === null)
    throw invalidField('message', 'BASE_TYPE_REQUIRED', 'This field is required');
  const written = readMessage(body.message);
  needForParts(context, forum, written, request.uploads.length);
  const composed = composeMessage(context, forum, context.world.bot, written, request.uploads);
  const thread = start(context, forum, context.snowflakes.next(), body, tags);
  const flags = composed.flags & ~MessageFlags.Ephemeral;
  const message = Object.assign(composed, { id: thread.id, channel_id: thread.id, flags });
  context.messages.add(message);
  return { status: 201, body: { ...thread, message } };
}
