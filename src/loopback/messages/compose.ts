import { type APIAttachment, type APIUser, MessageFlags, MessageType } from 'discord-api-types/v10';
import { check } from '../limits/limits.ts';
import { type MessageBody, messageSchema } from '../limits/message.ts';
import type { Channel } from '../wire/channel.ts';
import { discordError, invalidBody, invalidField } from '../wire/discord-error.ts';
import type { Message } from '../wire/message.ts';
import type { Snowflakes } from '../wire/snowflake.ts';
import type { WorldState } from '../world/create-world.ts';
import type { AttachmentStore, Upload } from './attachments.ts';
import { placeComponents, placeEmbeds } from './complete.ts';
import { mentionsOf } from './mentions.ts';
import type { MessageStore } from './message-store.ts';

interface ComposeContext {
  readonly clock: () => Date;
  readonly snowflakes: Snowflakes;
  readonly world: WorldState;
  readonly messages: MessageStore;
  readonly attachments: AttachmentStore;
}

/** Flags a bot may set on its own messages: no embeds, ephemeral, silent, voice, Components V2. */
const settable =
  MessageFlags.SuppressEmbeds |
  MessageFlags.Ephemeral |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage |
  MessageFlags.IsComponentsV2;

/** Parses a message body by Discord's rules, or throws 50035. */
export function readMessage(body: unknown, isV2 = false): MessageBody {
  const checked = check(messageSchema(isV2), body ?? {});
  if (!checked.ok) throw invalidBody(checked.errors);
  return checked.value;
}

/** Builds a message from a parsed body; nothing is stored or sent yet. */
export function composeMessage(
  context: ComposeContext,
  channel: Channel,
  author: APIUser,
  body: MessageBody,
  uploads: readonly Upload[],
): Message {
  const attachments = keepUploads(context, channel, body, uploads);
  const replied = repliedTo(context, channel, body);
  const message: Message = {
    id: context.snowflakes.next(),
    channel_id: channel.id,
    type: replied === undefined ? MessageType.Default : MessageType.Reply,
    author,
    content: (body.content ?? '').trim(),
    timestamp: context.clock().toISOString(),
    edited_timestamp: null,
    tts: body.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments,
    embeds: placeEmbeds(body.embeds ?? [], attachments),
    components: placeComponents(body.components ?? [], attachments),
    pinned: false,
    flags: (body.flags ?? 0) & settable,
    ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
    ...(replied === undefined
      ? {}
      : {
          message_reference: { type: 0, channel_id: channel.id, message_id: replied.id },
          referenced_message: replied,
        }),
  };
  if (isEmpty(message) && body.sticker_ids === undefined && body.poll === undefined)
    throw discordError('emptyMessage');
  return Object.assign(message, mentionsOf(context.world, channel, author, message, body.allowed_mentions));
}

/** Changes a message in place by a parsed edit. */
export function editMessage(
  context: ComposeContext,
  channel: Channel,
  message: Message,
  body: MessageBody,
  uploads: readonly Upload[],
): void {
  const kept = body.attachments?.map(({ id }) => String(id));
  const before = message.attachments.filter(({ id }) => kept?.includes(id) ?? true);
  const attachments = [...before, ...keepUploads(context, channel, body, uploads)];
  const next: Message = {
    ...message,
    content: body.content === undefined ? message.content : (body.content ?? '').trim(),
    embeds: body.embeds === undefined ? message.embeds : placeEmbeds(body.embeds ?? [], attachments),
    components:
      body.components === undefined
        ? message.components
        : placeComponents(body.components ?? [], attachments),
    attachments,
    flags: nextFlags(message.flags, body.flags),
  };
  if (isEmpty(next)) throw discordError('emptyMessage');
  Object.assign(
    message,
    next,
    mentionsOf(context.world, channel, message.author, next, body.allowed_mentions),
  );
}

/** Components V2 can't be switched off again, and ephemerality is fixed when a message is made. */
function nextFlags(before: number, wanted: number | undefined): number {
  if (wanted === undefined) return before;
  const free = settable & ~MessageFlags.Ephemeral;
  return (before & ~free) | (wanted & free) | (before & MessageFlags.IsComponentsV2);
}

function isEmpty(message: Message): boolean {
  const { content, embeds, components, attachments } = message;
  return content === '' && embeds.length + components.length + attachments.length === 0;
}

function keepUploads(
  context: ComposeContext,
  channel: Channel,
  body: MessageBody,
  uploads: readonly Upload[],
): APIAttachment[] {
  return uploads.map((upload) => {
    const said = body.attachments?.find(({ id }) => String(id) === upload.key);
    return context.attachments.keep(
      channel.id,
      { ...upload, filename: said?.filename ?? upload.filename },
      said?.description,
    );
  });
}

function repliedTo(context: ComposeContext, channel: Channel, body: MessageBody): Message | undefined {
  const reference = body.message_reference;
  if (reference?.message_id === undefined) return undefined;
  const found = context.messages.get(reference.channel_id ?? channel.id, reference.message_id);
  if (found === undefined && reference.fail_if_not_exists !== false)
    throw invalidField('message_reference', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  return found;
}
