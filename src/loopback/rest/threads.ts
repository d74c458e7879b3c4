import { z } from 'zod';
import type { Core } from '../core.ts';
import { invalidBody, invalidField, refusal } from '../errors.ts';
import { optional, snowflake, text } from '../limits/fields.ts';
import { check } from '../limits/limits.ts';
import { flagEphemeral } from '../limits/message.ts';
import { composeMessage, readMessage } from '../message-writer.ts';
import { makeThread } from '../records.ts';
import type { Channel } from '../wire.ts';
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
export function threadRoutes(core: Core): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel/threads/archived/public',
      handle: (request) => archived(core, visibleChannel(core, request), request.query),
    },
    {
      method: 'POST',
      path: '/channels/:channel/threads',
      handle(request) {
        const channel = visibleChannel(core, request);
        const body = read(request.body);
        if (channel.type === 15) return forumPost(core, channel, body, request);
        if (channel.type !== 0 && channel.type !== 5) throw refusal('wrongChannelType');
        need(core, channel, 'CreatePublicThreads');
        return { status: 201, body: start(core, channel, core.snowflakes.next(), body, []) };
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      handle(request) {
        const channel = visibleChannel(core, request);
        const message = existingMessage(core, request);
        need(core, channel, 'CreatePublicThreads');
        if (core.world.channels.has(message.id)) throw refusal('threadExists');
        const thread = start(core, channel, message.id, read(request.body), []);
        message.flags |= 1 << 5;
        message.thread = thread;
        core.messages.changed(message);
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

function start(core: Core, parent: Channel, id: string, body: ThreadBody, tags: readonly string[]): Channel {
  const thread = makeThread(id, parent, {
    name: body.name,
    ownerId: core.world.bot.id,
    archiveAfter: body.auto_archive_duration ?? 1440,
    tags,
    now: core.clock(),
  });
  core.world.keepChannel(thread);
  core.dispatch({
    t: 'THREAD_CREATE',
    d: { ...thread, newly_created: true },
    guildId: thread.guild_id,
    intent: 1,
  });
  return thread;
}

/** Threads that fell silent or were closed, last archived first. */
function archived(core: Core, parent: Channel, query: URLSearchParams): Reply {
  need(core, parent, 'ReadMessageHistory');
  const before = query.get('before');
  const limit = queryNumber(query, 'limit', 50, 100);
  const archivedAt = (thread: Channel) => Date.parse(thread.thread_metadata?.archive_timestamp ?? '');
  const all = core.world
    .channelsOf(parent.guild_id ?? '')
    .filter((thread) => thread.parent_id === parent.id && thread.thread_metadata?.archived === true)
    .filter((thread) => before === null || archivedAt(thread) < Date.parse(before))
    .sort((one, other) => archivedAt(other) - archivedAt(one));
  return ok({ threads: all.slice(0, limit), members: [], has_more: all.length > limit });
}

/** A post is a thread whose first message has the thread's id. */
function forumPost(core: Core, forum: Channel, body: ThreadBody, request: RouteRequest): Reply {
  need(core, forum, 'SendMessages');
  const tags = body.applied_tags ?? [];
  const known = (forum.available_tags ?? []).map(({ id }) => id);
  if (tags.some((tag) => !known.includes(tag)))
    throw invalidField('applied_tags', 'UNKNOWN_TAG', 'Unknown tag of this forum');
  if ((forum.flags & (1 << 4)) !== 0 && tags.length === 0) throw refusal('tagRequired');
  if (body.message === undefined || body.message === null)
    throw invalidField('message', 'BASE_TYPE_REQUIRED', 'This field is required');
  const written = readMessage(body.message);
  needForParts(core, forum, written, request.uploads.length);
  const composed = composeMessage(core, forum, core.world.bot, written, request.uploads);
  const thread = start(core, forum, core.snowflakes.next(), body, tags);
  const flags = composed.flags & ~flagEphemeral;
  const message = Object.assign(composed, { id: thread.id, channel_id: thread.id, flags });
  core.messages.add(message);
  return { status: 201, body: { ...thread, message } };
}
