import type { Core } from '../core.ts';
import { refusal } from '../errors.ts';
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

const pinLimit = 250;

/** https://discord.com/developers/docs/resources/message#get-channel-pins; the addresses of before 2025 work too. */
export function pinRoutes(core: Core): Route[] {
  return [
    {
      method: 'GET',
      path: '/channels/:channel/messages/pins',
      handle: (request) => list(core, visibleChannel(core, request), request.query),
    },
    {
      method: 'GET',
      path: '/channels/:channel/pins',
      handle: (request) =>
        ok(
          core.messages
            .pins(visibleChannel(core, request).id)
            .slice(0, 50)
            .map(({ message }) => message),
        ),
    },
    ...['/channels/:channel/messages/pins/:message', '/channels/:channel/pins/:message'].flatMap(
      (path): Route[] => [
        { method: 'PUT', path, handle: (request) => pin(core, request) },
        {
          method: 'DELETE',
          path,
          handle: (request) => unpin(core, request),
        },
      ],
    ),
  ];
}

function list(core: Core, channel: Channel, query: URLSearchParams): Reply {
  if (!core.world.can('bot', channel.id, 'ReadMessageHistory')) return ok({ items: [], has_more: false });
  const before = query.get('before');
  const limit = queryNumber(query, 'limit', 50, 50);
  const all = core.messages
    .pins(channel.id)
    .filter(({ pinnedAt }) => before === null || pinnedAt < new Date(before));
  const items = all
    .slice(0, limit)
    .map(({ pinnedAt, message }) => ({ pinned_at: pinnedAt.toISOString(), message }));
  return ok({ items, has_more: all.length > limit });
}

function pin(core: Core, request: RouteRequest): Reply {
  const channel = visibleChannel(core, request);
  need(core, channel, 'PinMessages');
  const message = existingMessage(core, request);
  if (message.pinned) return noContent;
  if (core.messages.pins(channel.id).length >= pinLimit) throw refusal('tooManyPins');
  core.messages.pin(message, true);
  core.messages.changed(message);
  tell(core, channel);
  core.messages.add(pinNotice(core, channel, message));
  return noContent;
}

function unpin(core: Core, request: RouteRequest): Reply {
  const channel = visibleChannel(core, request);
  need(core, channel, 'PinMessages');
  const message = existingMessage(core, request);
  if (!message.pinned) return noContent;
  core.messages.pin(message, false);
  core.messages.changed(message);
  tell(core, channel);
  return noContent;
}

function tell(core: Core, channel: Channel): void {
  core.dispatch({
    t: 'CHANNEL_PINS_UPDATE',
    d: {
      channel_id: channel.id,
      last_pin_timestamp: channel.last_pin_timestamp ?? null,
      ...(channel.guild_id === undefined ? {} : { guild_id: channel.guild_id }),
    },
    guildId: channel.guild_id,
    intent: 1,
  });
}

/** "Paperboy pinned a message to this channel." */
function pinNotice(core: Core, channel: Channel, pinned: Message): Message {
  return {
    id: core.snowflakes.next(),
    channel_id: channel.id,
    type: 6,
    author: core.world.bot,
    content: '',
    timestamp: core.clock().toISOString(),
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
