import { InteractionResponseType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { InteractionState } from '../../interactions/interaction-store.ts';
import { autocompleteSchema } from '../../limits/command.ts';
import { check } from '../../limits/limits.ts';
import { modalSchema } from '../../limits/modal.ts';
import type { Upload } from '../../messages/attachments.ts';
import { composeMessage, editMessage, readMessage } from '../../messages/compose.ts';
import type { Channel } from '../../wire/channel.ts';
import { discordError, invalidBody, invalidField } from '../../wire/discord-error.ts';
import type { Message } from '../../wire/message.ts';
import type { RestContext } from './context.ts';
import { noContent, ok, type Reply, type Route, type RouteRequest } from './route.ts';

const callbackBody = z.looseObject({ type: z.int(), data: z.unknown().optional() });

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
export function interactionRoutes(context: RestContext): Route[] {
  return [
    {
      method: 'POST',
      path: '/interactions/:interaction/:token/callback',
      open: true,
      handle: (request) => answer(context, request),
    },
  ];
}

/** Takes the answer in the response to an interaction sent over HTTP. @throws DiscordError if it isn't allowed. */
export function answerInline(context: RestContext, state: InteractionState, body: unknown): void {
  const read = check(callbackBody, body);
  if (!read.ok) throw invalidBody(read.errors);
  const { type, data } = read.value;
  answerBy(context, context.interactions.toAnswer(state.id, state.token), type, data, []);
}

function answer(context: RestContext, request: RouteRequest): Reply {
  const state = context.interactions.toAnswer(request.param('interaction'), request.param('token'));
  const read = check(callbackBody, request.body);
  if (!read.ok) throw invalidBody(read.errors);
  const { type, data } = read.value;
  const message = answerBy(context, state, type, data, request.uploads);
  if (request.query.get('with_response') !== 'true') return noContent;
  return ok({
    interaction: {
      id: state.id,
      type: state.type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    ...(message !== undefined &&
    (type === InteractionResponseType.ChannelMessageWithSource ||
      type === InteractionResponseType.UpdateMessage)
      ? { resource: { type, message } }
      : {}),
  });
}

/** Does what the callback type says, and returns the message it created or will change. */
function answerBy(
  context: RestContext,
  state: InteractionState,
  type: number,
  data: unknown,
  uploads: readonly Upload[],
): Message | undefined {
  if (!allowedTypes(state).includes(type))
    throw invalidField(
      'type',
      'BASE_TYPE_CHOICES',
      `Value must be one of {${allowedTypes(state).join(', ')}}.`,
    );
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource: {
      const message = post(
        context,
        state,
        readNested(() => readMessage(data)),
        uploads,
      );
      state.originalId = message.id;
      state.answered({ kind: 'message', message });
      return message;
    }
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = readNested(() => readMessage(data)).flags ?? 0;
      const message = placeholder(context, state, flags & MessageFlags.Ephemeral);
      state.originalId = message.id;
      state.answered({ kind: 'deferred', message, ephemeral: (flags & MessageFlags.Ephemeral) !== 0 });
      return message;
    }
    case InteractionResponseType.DeferredMessageUpdate:
    case InteractionResponseType.UpdateMessage: {
      const message = sourceOf(context, state);
      state.originalId = message.id;
      if (type === InteractionResponseType.DeferredMessageUpdate) {
        state.answered({ kind: 'deferred-update', message });
        return message;
      }
      const body = readNested(() => readMessage(data, (message.flags & MessageFlags.IsComponentsV2) !== 0));
      editMessage(context, channelOf(context, state), message, body, uploads);
      message.edited_timestamp = context.clock().toISOString();
      context.messages.changed(message);
      state.answered({ kind: 'update', message });
      return message;
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult: {
      const read = check(autocompleteSchema, data);
      if (!read.ok) throw invalidBody({ data: read.errors });
      state.answered({ kind: 'autocomplete', choices: read.value.choices });
      return undefined;
    }
    default: {
      const read = check(modalSchema, data);
      if (!read.ok) throw invalidBody({ data: read.errors });
      state.modal = read.value;
      state.answered({ kind: 'modal', modal: read.value });
      return undefined;
    }
  }
}

const replies = [
  InteractionResponseType.ChannelMessageWithSource,
  InteractionResponseType.DeferredChannelMessageWithSource,
];
const updates = [InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage];

/** The callback types an interaction accepts. */
function allowedTypes(state: InteractionState): readonly number[] {
  const ofModal = state.source === undefined ? replies : [...replies, ...updates];
  switch (state.kind) {
    case 'autocomplete':
      return [InteractionResponseType.ApplicationCommandAutocompleteResult];
    case 'component':
      return [...replies, ...updates, InteractionResponseType.Modal];
    case 'modal':
      return ofModal;
    default:
      return [...replies, InteractionResponseType.Modal];
  }
}

/** Reports the answer's field errors under `data`. */
function readNested<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'body' in error) {
      const body = Object(error.body);
      if (body.code === 50035) throw invalidBody({ data: body.errors });
    }
    throw error;
  }
}

function sourceOf(context: RestContext, state: InteractionState): Message {
  const message = context.messages.find(state.source?.id ?? '')?.message;
  if (message === undefined) throw discordError('unknownMessage');
  return message;
}

export function channelOf(context: RestContext, state: InteractionState): Channel {
  const channel = context.world.channels.get(state.channelId);
  if (channel === undefined) throw discordError('unknownChannel');
  return channel;
}

/** Posts an answer or follow-up in the interaction's channel, ephemeral if its flags say so. */
export function post(
  context: RestContext,
  state: InteractionState,
  body: ReturnType<typeof readMessage>,
  uploads: readonly Upload[],
): Message {
  const composed = composeMessage(context, channelOf(context, state), context.world.bot, body, uploads);
  const message = Object.assign(composed, belonging(context, state));
  const onlyFor = (message.flags & MessageFlags.Ephemeral) === 0 ? undefined : state.personId;
  context.messages.add(message, onlyFor);
  return message;
}

/** "Bot is thinking…": an empty message that an edit fills. */
function placeholder(context: RestContext, state: InteractionState, flags: number): Message {
  const body = { ...readMessage({}), content: '…' };
  const composed = composeMessage(context, channelOf(context, state), context.world.bot, body, []);
  const message = Object.assign(composed, belonging(context, state), {
    content: '',
    flags: flags | MessageFlags.Loading,
  });
  context.messages.add(message, (flags & MessageFlags.Ephemeral) === 0 ? undefined : state.personId);
  return message;
}

/** The message type of an answer to a command; other answers are plain messages. */
const messageTypes: Partial<Record<InteractionState['kind'], MessageType>> = {
  command: MessageType.ChatInputCommand,
  'message-command': MessageType.ContextMenuCommand,
};

function belonging(context: RestContext, state: InteractionState): Partial<Message> {
  const user = context.world.person(state.personId);
  const used = state.kind === 'component' ? state.source?.id : undefined;
  return {
    type: messageTypes[state.kind] ?? MessageType.Default,
    webhook_id: context.world.applicationId,
    application_id: context.world.applicationId,
    interaction_metadata: {
      id: state.id,
      type: state.type,
      user,
      authorizing_integration_owners: state.owners,
      ...(used === undefined ? {} : { interacted_message_id: used }),
    },
  };
}
