import type { Core } from '../core.ts';
import { refusal } from '../errors.ts';
import type { InteractionState } from '../interaction-store.ts';
import { flagComponentsV2, flagEphemeral, flagLoading } from '../limits/message.ts';
import { editMessage, readMessage } from '../message-writer.ts';
import type { Message } from '../wire.ts';
import { channelOf, post } from './interactions.ts';
import { noContent, ok, type Reply, type Route, type RouteRequest } from './route.ts';

/** What an interaction's token allows for 15 minutes: editing and deleting its answer, and follow-ups. */
export function webhookRoutes(core: Core): Route[] {
  const path = '/webhooks/:application/:token';
  const one = `${path}/messages/:message`;
  return [
    { method: 'POST', path, open: true, handle: (request) => followUp(core, request) },
    { method: 'GET', path: one, open: true, handle: (request) => ok(target(core, request).message) },
    { method: 'PATCH', path: one, open: true, handle: (request) => edit(core, request) },
    {
      method: 'DELETE',
      path: one,
      open: true,
      handle(request) {
        core.messages.remove(target(core, request).message);
        return noContent;
      },
    },
  ];
}

function stateOf(core: Core, request: RouteRequest): InteractionState {
  if (request.param('application') !== core.world.applicationId) throw refusal('unknownWebhook');
  return core.interactions.byToken(request.param('token'));
}

function target(core: Core, request: RouteRequest): { state: InteractionState; message: Message } {
  const state = stateOf(core, request);
  const name = request.param('message');
  const id = name === '@original' ? state.originalId : name;
  const mine = id !== undefined && (id === state.originalId || state.followupIds.includes(id));
  const message = mine ? core.messages.find(id)?.message : undefined;
  if (message === undefined) throw refusal('unknownMessage');
  return { state, message };
}

function edit(core: Core, request: RouteRequest): Reply {
  const { state, message } = target(core, request);
  const isV2 = (message.flags & flagComponentsV2) !== 0;
  fill(core, state, message, readMessage(request.body, isV2), request);
  return ok(message);
}

/** The first follow-up of a deferred answer takes its place, and stays as private or public as the deferral said. */
function followUp(core: Core, request: RouteRequest): Reply {
  const state = stateOf(core, request);
  const body = readMessage(request.body);
  const original = core.messages.find(state.originalId ?? '')?.message;
  if (original !== undefined && (original.flags & flagLoading) !== 0) {
    fill(core, state, original, body, request);
    return ok(original);
  }
  const message = post(core, state, body, request.uploads);
  const inPrivate = (message.flags & flagEphemeral) !== 0;
  state.followupIds.push(message.id);
  if (!inPrivate && original !== undefined)
    message.message_reference = { type: 0, channel_id: message.channel_id, message_id: original.id };
  return ok(message);
}

function fill(
  core: Core,
  state: InteractionState,
  message: Message,
  body: ReturnType<typeof readMessage>,
  request: RouteRequest,
): void {
  const wasLoading = (message.flags & flagLoading) !== 0;
  editMessage(core, channelOf(core, state), message, body, request.uploads);
  message.flags &= ~flagLoading;
  if (!wasLoading) message.edited_timestamp = core.clock().toISOString();
  core.messages.changed(message);
  if (message.id === state.originalId) state.filled(message);
}
