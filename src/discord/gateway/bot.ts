import type { Client } from 'discord.js';
import pTimeout from 'p-timeout';
import type { Logger } from '../../log.ts';
import { createHandOver } from '../http/hand-over.ts';
import { createReceive, type Receive } from '../http/receive.ts';
import { signIn } from '../http/sign-in.ts';
import type { Commands } from '../interactions/load-commands.ts';
import { answerMessages } from '../interactions/messages.ts';
import { type Answered, createRouter } from '../interactions/router.ts';
import type { Services } from '../interactions/services.ts';
import { type Connection, createClient, logIn, onInteraction } from './client.ts';
import { whenClosedForGood } from './close-codes.ts';
import { keepRegistered } from './keep-registered.ts';
import { registerCommands } from './register.ts';

/** How long a stop waits for replies in progress; Discord accepts them for 15 minutes, but people wait only seconds. */
const STOP_WITHIN_MS = 5000;

export interface Bot {
  readonly client: Client<true>;
  /** Receives interactions Discord posts; absent if they come over the gateway. */
  readonly receive?: Receive;
  /** Resolves when Discord has locked the bot out for good, for example by revoking its token, with a sentence on what to do. */
  readonly closedForGood: Promise<string>;
  /** Accepts no new interactions, lets running ones finish, then disconnects. */
  stop(): Promise<void>;
}

export interface BotParts {
  readonly connection: Connection;
  readonly token: string;
  readonly commands: Commands;
  readonly services: () => Services;
  readonly log: Logger;
  readonly reference: () => string;
  /** See `router.ts`. */
  readonly deferAfterMs?: number;
  /** See `keep-registered.ts`. */
  readonly registerAgainMs?: number;
  /** Registers the commands while no other process does (default: at once). */
  readonly registerInTurn?: <T>(register: () => Promise<T>) => Promise<T>;
  /** See `router.ts`. */
  readonly observe?: (answered: Answered) => void;
}

/** Connects to Discord, keeps the commands registered, and answers people until stopped. */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { commands, log, registerInTurn = (register) => register() } = parts;
  const router = createRouter(parts);
  const client = createClient(parts.connection, log);
  const closedForGood = whenClosedForGood(client);
  let stopping = false;

  /** Over the gateway, unless everything we listen to comes by HTTP. */
  async function connect(): Promise<{ ready: Client<true>; receive?: Receive }> {
    const { byHttp, hearsMentions } = parts.connection;
    if (byHttp === undefined) return { ready: await logIn(client, parts.token, closedForGood) };
    const signedIn = await signIn(client, parts.token, byHttp.publicKey);
    const receive = createReceive({
      ...byHttp,
      key: signedIn.key,
      log,
      handOver: createHandOver(client),
      isStopping: () => stopping,
    });
    if (hearsMentions === true) return { ready: await logIn(client, parts.token, closedForGood), receive };
    return { ready: signedIn.client, receive };
  }

  onInteraction(client, async (interaction) => {
    if (!stopping) await router.handle(interaction);
  });
  answerMessages(client, { ...parts, hearsMentions: parts.connection.hearsMentions === true });
  const { ready, receive } = await connect().catch(async (error: unknown) => {
    await client.destroy();
    throw error;
  });
  log.info({ as: ready.user.username }, 'connected to Discord');
  const ending = new AbortController();
  await keepRegistered({
    register: () => registerInTurn(() => registerCommands(ready.rest, ready.application.id, commands)),
    log,
    signal: ending.signal,
    firstPauseMs: parts.registerAgainMs,
  });
  return {
    client: ready,
    ...(receive !== undefined && { receive }),
    closedForGood,
    async stop() {
      stopping = true;
      ending.abort();
      await pTimeout(router.idle(), {
        milliseconds: STOP_WITHIN_MS,
        fallback: () => log.warn('stopped before some answers were sent'),
      });
      // discord.js reports a connection closing as a reconnect.
      client.removeAllListeners('shardReconnecting');
      await client.destroy();
    },
  };
}
