import { z } from 'zod';
import type { Core } from '../core.ts';
import { invalidBody, rateLimited, refusal } from '../errors.ts';
import { check } from '../limits/limits.ts';
import { flagComponentsV2, flagCrossposted, flagEphemeral, type MessageBody } from '../limits/message.ts';
import { composeMessage, editMessage, readMessage } from '../message-writer.ts';
import { isThread } from '../records.ts';
import type { Channel, Message } from '../wire.ts';
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

/** Discord publishes this many announcement messages of a channel an hour. */
const crosspostsPerHour = 10;

/** https://discord.com/developers/docs/resources/message */
export function messageRoutes(core: Core): Route[] {
  const crossposts = new Map<string, number[]>();
  const path = '/channels/:channel/messages';
  const one = `${path}/:message`;
  return [
    { method: 'GET', path, handle: (request) => list(core, visibleChannel(core, request), request.query) },
    { method: 'POST', path, handle: (request) => create(core, visibleChannel(core, request), request) },
    {
      method: 'GET',
      path: one,
      handle(request) {
        need(core, visibleChannel(core, request), 'ReadMessageHistory');
        return ok(existingMessage(core, request));
      },
    },
    {
      method: 'PATCH',
      path: one,
      handle: (request) => edit(core, visibleChannel(core, request), existingMessage(core, request), request),
    },
    {
      method: 'DELETE',
      path: one,
      handle(request) {
        const message = existingMessage(core, request);
        if (message.author.id !== core.world.bot.id)
          need(core, visibleChannel(core, request), 'ManageMessages');
        core.messages.remove(message);
        return noContent;
      },
    },
    {
      method: 'POST',
      path: `${path}/bulk-delete`,
      handle: (request) => bulkDelete(core, visibleChannel(core, request), request.body),
    },
    {
      method: 'POST',
      path: `${one}/crosspost`,
      handle: (request) =>
        crosspost(core, visibleChannel(core, request), existingMessage(core, request), crossposts),
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      handle(request) {
        const channel = visibleChannel(core, request);
        needToWrite(core, channel);
        core.emit({ kind: 'typing', channelId: channel.id });
        return noContent;
      },
    },
  ];
}

function list(core: Core, channel: Channel, query: URLSearchParams): Reply {
  if (!core.world.can('bot', channel.id, 'ReadMessageHistory')) return ok([]);
  const newestFirst = core.messages.list(channel.id).reverse();
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

function needToWrite(core: Core, channel: Channel): void {
  if (channel.type === 15) throw refusal('noText');
  const recipient = channel.recipients?.[0];
  if (recipient !== undefined && mayNotReach(core, recipient.id)) throw refusal('dmsClosed');
  need(core, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
}

/** Private messages are refused when the person closed them or shares no server with the bot. */
function mayNotReach(core: Core, personId: string): boolean {
  const shared = [...core.world.guilds.values()].some((guild) => guild.hasBot && guild.members.has(personId));
  return !shared || core.world.people.get(personId)?.dmsClosed === true;
}

/** Embeds and files have their own permissions. */
export function needForParts(core: Core, channel: Channel, body: MessageBody, files: number): void {
  if ((body.embeds?.length ?? 0) > 0) need(core, channel, 'EmbedLinks');
  if (files > 0) need(core, channel, 'AttachFiles');
  if (body.message_reference !== undefined) need(core, channel, 'ReadMessageHistory');
}

function create(core: Core, channel: Channel, request: RouteRequest): Reply {
  needToWrite(core, channel);
  const body = readMessage(request.body);
  needForParts(core, channel, body, request.uploads.length);
  const { bot } = core.world;
  if (body.enforce_nonce && body.nonce !== undefined) {
    const first = core.messages.byNonce(bot.id, body.nonce);
    if (first !== undefined) return ok(first);
  }
  const message = composeMessage(core, channel, bot, body, request.uploads);
  message.flags &= ~flagEphemeral;
  core.messages.add(message);
  return ok(message);
}

function edit(core: Core, channel: Channel, message: Message, request: RouteRequest): Reply {
  if (message.author.id !== core.world.bot.id) throw refusal('notTheAuthor');
  const body = readMessage(request.body, (message.flags & flagComponentsV2) !== 0);
  editMessage(core, channel, message, body, request.uploads);
  message.edited_timestamp = core.clock().toISOString();
  core.messages.changed(message);
  return ok(message);
}

function bulkDelete(core: Core, channel: Channel, body: unknown): Reply {
  need(core, channel, 'ManageMessages');
  const read = check(z.looseObject({ messages: z.array(z.string()).min(2).max(100) }), body);
  if (!read.ok) throw invalidBody(read.errors);
  for (const id of read.value.messages) {
    const message = core.messages.get(channel.id, id);
    if (message !== undefined) core.messages.remove(message);
  }
  return noContent;
}

function crosspost(core: Core, channel: Channel, message: Message, past: Map<string, number[]>): Reply {
  if (channel.type !== 5) throw refusal('wrongChannelType');
  need(core, channel, message.author.id === core.world.bot.id ? 'SendMessages' : 'ManageMessages');
  if ((message.flags & flagCrossposted) !== 0) throw refusal('alreadyCrossposted');
  const now = core.clock().getTime();
  const recent = (past.get(channel.id) ?? []).filter((at) => now - at < 3_600_000);
  const oldest = recent[0];
  if (oldest !== undefined && recent.length >= crosspostsPerHour)
    throw rateLimited((oldest + 3_600_000 - now) / 1000, 'shared');
  past.set(channel.id, [...recent, now]);
  message.flags |= flagCrossposted;
  core.messages.changed(message);
  return ok(message);
}
