import { MessageFlags } from 'discord-api-types/v10';
import type { InteractionState } from '../../interactions/interaction-store.ts';
import { editMessage, readMessage } from '../../messages/compose.ts';
import { discordError } from '../../wire/discord-error.ts';
import type { Message } from '../../wire/message.ts';
import type { RestContext } from './context.ts';
import { channelOf, post } from './interactions.ts';
import { noContent, ok, type Reply, type Route, type RouteRequest } from './route.ts';

/** What an interaction's token allows for 15 minutes: editing and deleting its answer, and follow-ups. */
export function webhookRoutes(context: RestContext): Route[] {
  const path = '/webhooks/:application/:token';
  const one = `${path}/messages/:message`;
  return [
    { method: 'POST', path, open: true, handle: (request) => followUp(context, request) },
    { method: 'GET', path: one, open: true, handle: (request) => ok(target(context, request).message) },
    { method: 'PATCH', path: one, open: true, handle: (request) => edit(context, request) },
    {
      method: 'DELETE',
      path: one,
      open: true,
      handle(request) {
        context.messages.remove(target(context, request).message);
        return noContent;
      },
    },
  ];
}

function stateOf(context: RestContext, request: RouteRequest): InteractionState {
  if (request.param('application') !== context.world.applicationId) throw discordError('unknownWebhook');
  return context.interactions.byToken(request.param('token'));
}

function target(context: RestContext, request: RouteRequest): { state: InteractionState; message: Message } {
  const state = stateOf(context, request);
  const name = request.param('message');
  const id = name === '@original' ? state.originalId : name;
  const mine = id !== undefined && (id === state.originalId || state.followupIds.includes(id));
  const message = mine ? context.messages.find(id)?.message : undefined;
  if (message === undefined) throw discordError('unknownMessage');
  return { state, message };
}

function edit(context: RestContext, request: RouteRequest): Reply {
  const { state, message } = target(context, request);
  const isV2 = (message.flags & MessageFlags.IsComponentsV2) !== 0;
  fill(context, state, message, readMessage(request.body, isV2), request);
  return ok(message);
}

/** The first follow-up to a deferred answer replaces it, and stays ephemeral or public as the deferral said. */
function followUp(context: RestContext, request: RouteRequest): Reply {
  const state = stateOf(context, request);
  const body = readMessage(request.body);
  const original = context.messages.find(state.originalId ?? '')?.message;
  if (original !== undefined && (original.flags & MessageFlags.Loading) !== 0) {
    fill(context, state, original, body, request);
    return ok(original);
  }
  const message = post(context, state, body, request.uploads);
  const inPrivate = (message.flags & MessageFlags.Ephemeral) !== 0;
  state.followupIds.push(message.id);
  // Stands in for an answer that was deferred and then deleted, or that changes no message.
  state.filled(message);
  if (!inPrivate && original !== undefined)
    message.message_reference = { type: 0, channel_id: message.channel_id, message_id: original.id };
  return ok(message);
}

function fill(
  context: RestContext,
  state: InteractionState,
  message: Message,
  body: ReturnType<typeof readMessage>,
  request: RouteRequest,
): void {
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  editMessage(context, channelOf(context, state), message, body, request.uploads);
  message.flags &= ~MessageFlags.Loading;
  if (!wasLoading) message.edited_timestamp = context.clock().toISOString();
  context.messages.changed(message);
  if (message.id === state.originalId) state.filled(message);
}
