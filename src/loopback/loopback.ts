import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Tamper } from './acts/context.ts';
import { createPeople } from './acts/people.ts';
import { availableCommands } from './commands/available.ts';
import { createCommands } from './commands/command-store.ts';
import type { Keep, LoopbackDiscord, LoopbackEvent, LoopbackOptions } from './driver.ts';
import { createEndpoint } from './endpoint/endpoint.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createInteractions, type InteractionState } from './interactions/interaction-store.ts';
import { closeServer, listenLocally } from './local/listen.ts';
import { createAttachments } from './messages/attachments.ts';
import { createMessages } from './messages/message-store.ts';
import { createFaults } from './rest/faults.ts';
import { createRateLimits } from './rest/rate-limits.ts';
import { createRequestLog } from './rest/request-log.ts';
import { answerInline } from './rest/routes/interactions.ts';
import { createHandler } from './rest/server.ts';
import type { Dispatch } from './wire/dispatch.ts';
import { createSnowflakes } from './wire/snowflake.ts';
import { createWorld } from './world/create-world.ts';
import { readingGroup } from './world/seed.ts';

const keepByDefault: Keep = {
  requests: 2000,
  interactions: 2000,
  ephemeral: 1000,
  messagesPerChannel: 2000,
  replay: 1000,
};

/**
 * Starts a Discord on this machine: REST and gateway on one port of 127.0.0.1, for a real discord.js client with `rest:
 * { api: apiUrl }`. People act through the returned object; nothing outlives `close`.
 * @throws if the port is taken.
 */
export async function createLoopbackDiscord(options: LoopbackOptions): Promise<LoopbackDiscord> {
  const { clock } = options;
  const keep: Keep = { ...keepByDefault, ...options.keep };
  const listeners = new Set<(event: LoopbackEvent) => void>();
  const emit = (event: LoopbackEvent) => {
    for (const listener of listeners) listener(event);
  };
  const server = createServer();
  const port = await listenLocally(server, options.port ?? 0);
  const origin = `127.0.0.1:${port}`;
  const snowflakes = createSnowflakes(clock);
  let gateway: Gateway | undefined;
  const dispatch = (event: Dispatch) => gateway?.dispatch(event);
  const world = createWorld({
    clock,
    snowflakes,
    seed: options.seed ?? readingGroup,
    dispatch,
    changed: () => emit({ kind: 'world-changed' }),
  });
  const token = botToken(world.applicationId);
  const messages = createMessages({ clock, world, keep, emit, dispatch });
  const attachments = createAttachments(snowflakes, () => `http://${origin}`);
  const endpoint = createEndpoint(clock);
  const context = {
    clock,
    snowflakes,
    world,
    messages,
    attachments,
    commands: createCommands(world.applicationId, snowflakes, () => emit({ kind: 'commands-changed' })),
    interactions: createInteractions({
      clock,
      snowflakes,
      messages,
      emit,
      answerWithinMs: options.answerWithinMs ?? 3000,
      tokenLifeMs: options.tokenLifeMs ?? 15 * 60_000,
      keep: keep.interactions,
    }),
    dispatch,
    post(state: InteractionState, body: Record<string, unknown>): boolean {
      if (!endpoint.isUsed) return false;
      void endpoint.post(body, (answer) => answerInline(context, state, answer), state.rejected);
      return true;
    },
    emit,
    publicKey: endpoint.publicKey,
    tamper: undefined as Tamper | undefined,
    typing: (channelId: string) => emit({ kind: 'typing', channelId }),
    gatewayUrl: () => `ws://${origin}`,
    shards: options.shards ?? 1,
  };
  const log = createRequestLog(keep.requests);
  const faults = createFaults();
  const limits = createRateLimits(clock, options.rateLimits);
  const handle = createHandler({ context, token, port, emit, log, faults, limits });
  server.on('request', (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const connections = createGateway({
    server,
    port,
    token,
    world: () => world,
    url: context.gatewayUrl,
    emit,
    grantedIntents: options.privilegedIntents ?? 0,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    replay: keep.replay,
  });
  gateway = connections;

  return {
    apiUrl: `http://${origin}/api`,
    token,
    publicKey: endpoint.publicKey,
    useEndpoint: endpoint.use,
    world,
    ...createPeople(context),
    messages(ref, { as, limit = 50 } = {}) {
      const channel = world.channel(ref);
      const own = as === undefined ? [] : messages.private(channel.id, world.person(as).id);
      const all = [...messages.list(channel.id), ...own];
      return all.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)).slice(-limit);
    },
    message: (id) => messages.find(id)?.message,
    pins: (ref) => messages.pins(world.channel(ref).id).map(({ message }) => message),
    commands({ as, channel } = {}) {
      if (as !== undefined && channel !== undefined)
        return availableCommands(context, world.person(as), world.channel(channel));
      return [undefined, ...world.guilds.keys()].flatMap((scope) => context.commands.list(scope));
    },
    interaction: (id) => context.interactions.get(id)?.handle,
    events: {
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    faults: {
      add: faults.add,
      clear: faults.clear,
      dropGateway: connections.drop,
      askToReconnect: connections.askToReconnect,
      sendPacket: connections.send,
      tamper(change) {
        context.tamper = change;
      },
      blockGateway: connections.block,
    },
    requests: log,
    gateway: connections.view,
    attachment: (id) => attachments.get(id)?.bytes,
    async close() {
      faults.clear();
      context.interactions.close();
      connections.close();
      await closeServer(server);
      listeners.clear();
    },
  };
}

/** Shaped like Discord's: the bot's id in base64, then six and thirty-eight characters, here random. */
function botToken(id: string): string {
  const secret = randomBytes(33).toString('base64url');
  return [Buffer.from(id).toString('base64url'), secret.slice(0, 6), secret.slice(6, 44)].join('.');
}
