import { Client, GatewayIntentBits, type Interaction, Options } from 'discord.js';
import { Agent } from 'undici';
import type { Logger } from '../../log.ts';
import { loginSentence } from '../rest/login-sentence.ts';
import { keepToken } from '../rest/token.ts';
import { type IdentifySlots, spreadIdentifies } from './identify.ts';
import { passOverUnreadable } from './unreadable.ts';

/** Interactions that Discord posts. */
export interface ByHttp {
  /** 64 hexadecimal digits; Discord is asked unless given. */
  readonly publicKey?: string | undefined;
  readonly clock: () => Date;
  /** See `http/receive.ts`. */
  readonly isFirst?: ((id: string) => Promise<boolean>) | undefined;
}

export interface Connection {
  /** Base of Discord's REST API, without version. */
  readonly apiUrl: string;
  /** How many shards there are in all; `auto` asks Discord. */
  readonly shards: number | 'auto';
  /** Those that this process runs; absent: all. */
  readonly shardIds?: readonly number[] | undefined;
  /** Absent: interactions come over the gateway. */
  readonly byHttp?: ByHttp | undefined;
  /** Whether messages in servers are heard, for those that mention the bot. */
  readonly hearsMentions?: boolean;
  /** When shards may identify, as all processes agree; each keeps Discord's pace by itself unless given. */
  readonly identifySlots?: IdentifySlots | undefined;
  /** Told of each pause that Discord asks for. */
  readonly onRateLimit?: (scope: 'global' | 'route') => void;
}

/**
 * discord.js keeps a queue (some 600 bytes) for every interaction that was answered late or more than once, by its token, which
 * nothing is ever sent to again; and it clears them away once an hour unless told otherwise. Only idle queues go, whose bucket is
 * not exhausted.
 */
const FORGET_EVERY_MS = 5 * 60_000;

/**
 * Connections to Discord's REST API; without a bound, a thousand answers at once would open a thousand, each with a
 * handshake of its own. At a tenth of a second for a request, so many carry a thousand answers a second.
 */
const CONNECTIONS = 100;

/** The log tells of invalid requests each time there are so many more; the address is banned at 10,000 in ten minutes. */
const TELL_INVALID_REQUESTS_EACH = 500;

/**
 * The connection to Discord. Of servers it hears nothing unless mentions are heard: slash commands, components and posting need
 * no intent, and without them a bot in 2,500 servers takes a third of the memory and is ready in under a second.
 */
export function createClient(connection: Connection, log: Logger): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.DirectMessages,
      ...(connection.hearsMentions === true ? [GatewayIntentBits.GuildMessages] : []),
    ],
    rest: {
      api: connection.apiUrl,
      handlerSweepInterval: FORGET_EVERY_MS,
      // Discord counts no answer to an interaction into its limit of 50 a second, and this client sends hardly anything else:
      // https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      invalidRequestWarningInterval: TELL_INVALID_REQUESTS_EACH,
      // Asked at every limit, also at those that only an answer tells of, which no event reports.
      rejectOnRateLimit: (limit) => {
        const ms = Math.max(limit.timeToReset, limit.retryAfter, limit.sublimitTimeout);
        const { route, global } = limit;
        connection.onRateLimit?.(global ? 'global' : 'route');
        log.warn({ route, ms, global }, `Discord asked for a pause of ${Math.ceil(ms / 1000)} seconds`);
        return false;
      },
    },
    ws: {
      buildStrategy: passOverUnreadable(log),
      ...(connection.identifySlots !== undefined && {
        buildIdentifyThrottler: spreadIdentifies(connection.identifySlots, log),
      }),
    },
    allowedMentions: { parse: [] },
    ...shardOptions(connection),
    // People and messages are read from each interaction; keeping them would only grow.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: 0,
      GuildMemberManager: 0,
      ThreadManager: 0,
    }),
  });
  keepToken(client.rest);
  client.rest.setAgent(new Agent({ connections: CONNECTIONS }));
  client.on('error', (error) => log.error({ err: error }, 'the connection to Discord reported an error'));
  client.on('warn', (text) => log.warn(text));
  client.on('shardDisconnect', (event, shard) => log.warn({ shard, code: event.code }, 'shard disconnected'));
  client.on('shardReconnecting', (shard) => log.info({ shard }, 'shard reconnecting'));
  client.on('shardResume', (shard, replayed) => log.info({ shard, replayed }, 'shard resumed'));
  client.rest.on('invalidRequestWarning', (data) =>
    log.warn(
      { count: data.count, remaining: data.remainingTime },
      'Discord is counting many invalid requests',
    ),
  );
  return client;
}

/** In discord.js's options `shards` names shard ids, and `shardCount` says how many there are in all. */
function shardOptions({ shards, shardIds }: Connection) {
  return {
    ...(shardIds === undefined ? {} : { shards: [...shardIds] }),
    ...(shards === 'auto' ? (shardIds === undefined ? { shards } : {}) : { shardCount: shards }),
  };
}

/**
 * Logs in and waits until every shard is ready.
 *
 * @param closedForGood see `whenClosedForGood`.
 * @throws Error with a sentence that says what to do.
 */
export async function logIn(
  client: Client,
  token: string,
  closedForGood: Promise<string>,
): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  try {
    await client.login(token);
  } catch (cause) {
    // The error of a login that the gateway closed does not tell why; the code it closed with does.
    const why = await Promise.race([closedForGood, undefined]);
    throw new Error(why ?? loginSentence(cause), { cause });
  }
  return ready;
}

/** Hands every interaction to `handle`. */
export function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<void>): void {
  client.on('interactionCreate', (interaction) => void handle(interaction));
}
