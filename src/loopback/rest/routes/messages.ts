import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { check } from '../../limits/limits.ts';
import type { MessageBody } from '../../limits/message.ts';
import { composeMessage, editMessage, readMessage } from '../../messages/compose.ts';
import type { Channel } from '../../wire/channel.ts';
import { discordError, invalidBody, rateLimited } from '../../wire/discord-error.ts';
import type { Message } from '../../wire/message.ts';
import { isThread } from '../../world/threads.ts';
import type { RestContext } from './context.ts';
import {
  existingMessage,
  need,
  noContent,
  ok,
  queryNumber,
  type Reply,
  type Route,
  type RouteRequest,
  visibleChannel,
} from './route.ts';

/** How many messages per hour Discord publishes from an announcement channel. */
const crosspostsPerHour = 10;

/** https://discord.com/developers/docs/resources/message */
export function messageRoutes(context: RestContext): Route[] {
  const crossposts = new Map<string, number[]>();
  const path = '/channels/:channel/messages';
  const one = `${path}/:message`;
  return [
    {
      method: 'GET',
      path,
      handle: (request) => list(context, visibleChannel(context, request), request.query),
    },
    { method: 'POST', path, handle: (request) => create(context, visibleChannel(context, request), request) },
    {
      method: 'GET',
      path: one,
      handle(request) {
        need(context, visibleChannel(context, request), 'ReadMessageHistory');
        return ok(existingMessage(context, request));
      },
    },
    {
      method: 'PATCH',
      path: one,
      handle: (request) =>
        edit(context, visibleChannel(context, request), existingMessage(context, request), request),
    },
    {
      method: 'DELETE',
      path: one,
      handle(request) {
        const message = existingMessage(context, request);
        if (message.author.id !== context.world.bot.id)
          need(context, visibleChannel(context, request), 'ManageMessages');
        context.messages.remove(message);
        return noContent;
      },
    },
    {
      method: 'POST',
      path: `${path}/bulk-delete`,
      handle: (request) => bulkDelete(context, visibleChannel(context, request), request.body),
    },
    {
      method: 'POST',
      path: `${one}/crosspost`,
      handle: (request) =>
        crosspost(context, visibleChannel(context, request), existingMessage(context, request), crossposts),
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle(request) {
        const channel = visibleChannel(context, request);
        needToWrite(context, channel);
        context.typing(channel.id);
        return noContent;
      },
    },
  ];
}

function list(context: RestContext, channel: Channel, query: URLSearchParams): Reply {
  if (!context.world.can('bot', channel.id, 'ReadMessageHistory')) return ok([]);
  const newestFirst = context.messages.list(channel.id).reverse();
  const limit = queryNumber(query, 'limit', 50, 100);
  const around = query.get('around');
  const before = query.get('before');
  const after = query.get('after');
  if (around !== null) {
    const older = newestFirst.filter(({ id }) => BigInt(id) <= BigInt(around)).slice(0, Math.ceil(limit / 2));
    const newer = newestFirst.filter(({ id }) => BigInt(id) > BigInt(around)).slice(-Math.floor(limit / 2));
    return ok([...newer, ...older]);
  }
  if (before !== null) return ok(newestFirst.filter(({ id }) => BigInt(id) < BigInt(before)).slice(0, limit));
  if (after !== null) return ok(newestFirst.filter(({ id }) => BigInt(id) > BigInt(after)).slice(-limit));
  return ok(newestFirst.slice(0, limit));
}

function needToWrite(context: RestContext, channel: Channel): void {
  if (channel.type === ChannelType.GuildForum) throw discordError('noText');
  const recipient = channel.recipients?.[0];
  if (recipient !== undefined && mayNotReach(context, recipient.id)) throw discordError('dmsClosed');
  need(context, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
}

/** Private messages are rejected if the person closed them or shares no server with the bot. */
function mayNotReach(context: RestContext, personId: string): boolean {
  const shared = [...context.world.guilds.values()].some(
    (guild) => guild.hasBot && guild.members.has(personId),
  );
  return !shared || context.world.people.get(personId)?.dmsClosed === true;
}

/** Embeds and files need their own permissions. */
export function needForParts(context: RestContext, channel: Channel, body: MessageBody, files: number): void {
  if ((body.embeds?.length ?? 0) > 0) need(context, channel, 'EmbedLinks');
  if (files > 0) need(context, channel, 'AttachFiles');
  if (body.message_reference !== undefined) need(context, channel, 'ReadMessageHistory');
}

function create(context: RestContext, channel: Channel, request: RouteRequest): Reply {
  needToWrite(context, channel);
  const body = readMessage(request.body);
  needForParts(context, channel, body, request.uploads.length);
  const { bot } = context.world;
  if (body.enforce_nonce && body.nonce !== undefined) {
    const first = context.messages.byNonce(bot.id, body.nonce);
    if (first !== undefined) return ok(first);
  }
  const message = composeMessage(context, channel, bot, body, request.uploads);
  message.flags &= ~MessageFlags.Ephemeral;
  context.messages.add(message);
  return ok(message);
}

function edit(context: RestContext, channel: Channel, message: Message, request: RouteRequest): Reply {
  if (message.author.id !== context.world.bot.id) throw discordError('notTheAuthor');
  const body = readMessage(request.body, (message.flags & MessageFlags.IsComponentsV2) !== 0);
  editMessage(context, channel, message, body, request.uploads);
  message.edited_timestamp = context.clock().toISOString();
  context.messages.changed(message);
  return ok(message);
}

function bulkDelete(context: RestContext, channel: Channel, body: unknown): Reply {
  need(context, channel, 'ManageMessages');
  const read = check(z.looseObject({ messages: z.array(z.string()).min(2).max(100) }), body);
  if (!read.ok) throw invalidBody(read.errors);
  for (const id of read.value.messages) {
    const message = context.messages.get(channel.id, id);
    if (message !== undefined) context.messages.remove(message);
  }
  return noContent;
}

function crosspost(
  context: RestContext,
  channel: Channel,
  message: Message,
  past: Map<string, number[]>,
): Reply {
  if (channel.type !== ChannelType.GuildAnnouncement) throw discordError('wrongChannelType');
  need(context, channel, message.author.id === context.world.bot.id ? 'SendMessages' : 'ManageMessages');
  if ((message.flags & MessageFlags.Crossposted) !== 0) throw discordError('alreadyCrossposted');
  const now = context.clock().getTime();
  const recent = (past.get(channel.id) ?? []).filter((at) => now - at < 3_600_000);
  const oldest = recent[0];
  if (oldest !== undefined && recent.length >= crosspostsPerHour)
    throw rateLimited((oldest + 3_600_000 - now) / 1000, 'shared');
  past.set(channel.id, [...recent, now]);
  message.flags |= MessageFlags.Crossposted;
  context.messages.changed(message);
  return ok(message);
}
