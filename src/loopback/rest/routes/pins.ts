import { GatewayIntentBits, MessageType } from 'discord-api-types/v10';
import type { Channel } from '../../wire/channel.ts';
import { discordError } from '../../wire/discord-error.ts';
import type { Message } from '../../wire/message.ts';
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

const pinLimit = 250;

/** https://discord.com/developers/docs/resources/message#get-channel-pins; the routes from before 2025 work too. */
export function pinRoutes(context: RestContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel/messages/pins',
      handle: (request) => list(context, visibleChannel(context, request), request.query),
    },
    {
      method: 'GET',
      path: '/channels/:channel/pins',
      handle: (request) =>
        ok(
          context.messages
            .pins(visibleChannel(context, request).id)
            .slice(0, 50)
            .map(({ message }) => message),
        ),
    },
    ...['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message'].flatMap(
      (path): Route[] => [
        { method: 'PUT', path, handle: (request) => pin(context, request) },
        {
          method: 'DELETE',
          path,
          handle: (request) => unpin(context, request),
        },
      ],
    ),
  ];
}

function list(context: RestContext, channel: Channel, query: URLSearchParams): Reply {
  if (!context.world.can('bot', channel.id, 'ReadMessageHistory')) return ok({ items: [], has_more: false });
  const before = query.get('before');
  const limit = queryNumber(query, 'limit', 50, 50);
  const all = context.messages
    .pins(channel.id)
    .filter(({ pinnedAt }) => before === null || pinnedAt < new Date(before));
  const items = all
    .slice(0, limit)
    .map(({ pinnedAt, message }) => ({ pinned_at: pinnedAt.toISOString(), message }));
  return ok({ items, has_more: all.length > limit });
}

function pin(context: RestContext, request: RouteRequest): Reply {
  const channel = visibleChannel(context, request);
  need(context, channel, 'PinMessages');
  const message = existingMessage(context, request);
  if (message.pinned) return noContent;
  if (context.messages.pins(channel.id).length >= pinLimit) throw discordError('tooManyPins');
  context.messages.pin(message, true);
  context.messages.changed(message);
  tell(context, channel);
  context.messages.add(pinNotice(context, channel, message));
  return noContent;
}

function unpin(context: RestContext, request: RouteRequest): Reply {
  const channel = visibleChannel(context, request);
  need(context, channel, 'PinMessages');
  const message = existingMessage(context, request);
  if (!message.pinned) return noContent;
  context.messages.pin(message, false);
  context.messages.changed(message);
  tell(context, channel);
  return noContent;
}

function tell(context: RestContext, channel: Channel): void {
  context.dispatch({
    t: 'CHANNEL_PINS_UPDATE',
    d: {
      channel_id: channel.id,
      last_pin_timestamp: channel.last_pin_timestamp ?? null,
      ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id }),
    },
    guildId: channel.guild_id,
    intent: GatewayIntentBits.Guilds,
  });
}

/** "Bot pinned a message to this channel." */
function pinNotice(context: RestContext, channel: Channel, pinned: Message): Message {
  return {
    id: context.snowflakes.next(),
    channel_id: channel.id,
    type: MessageType.ChannelPinnedMessage,
    author: context.world.bot,
    content: '',
    timestamp: context.clock().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    message_reference: { type: 0, channel_id: channel.id, message_id: pinned.id },
  };
}
