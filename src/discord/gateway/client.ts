import { Client, GatewayIntentBits, type Interaction, Options } from 'discord.js';
import { Agent } from 'undici';
import type { Logger } from '../../log.ts';
import { loginSentence } from '../rest/login-sentence.ts';
import { keepToken } from '../rest/token.ts';
import { type IdentifySlots, spreadIdentifies } from './identify.ts';
import { passOverUnreadable } from './unreadable.ts';

/** Interactions that Discord posts. */
export interface ByHttp {
  /** 64 hexadecimal digits (default: ask Discord). */
  readonly publicKey?: string | undefined;
  readonly clock: () => Date;
  /** See `http/receive.ts`. */
  readonly isFirst?: ((id: string) => Promise<boolean>) | undefined;
}

export interface Connection {
  /** Base of Discord's REST API, without version. */
  readonly apiUrl: string;
  /** Total number of shards; `auto` asks Discord. */
  readonly shards: number | 'auto';
  /** The shards this process runs (default: all). */
  readonly shardIds?: readonly number[] | undefined;
  /** If absent, interactions come over the gateway. */
  readonly byHttp?: ByHttp | undefined;
  /** Whether to receive server messages, to answer those that mention the bot. */
  readonly hearsMentions?: boolean;
  /** When shards may identify, coordinated across processes (default: each keeps Discord's pace by itself). */
  readonly identifySlots?: IdentifySlots | undefined;
  /** Called for each pause Discord asks for. */
  readonly onRateLimit?: (scope: 'global' | 'route') => void;
}

/**
 * For every interaction answered late or more than once, discord.js keeps a queue (about 600 bytes) by its token, which
 * is never used again; by default it clears these hourly. Only idle queues are cleared, and only if their bucket isn't
 * exhausted.
 */
const FORGET_EVERY_MS = 5 * 60_000;

/**
 * Most connections to Discord's REST API; without a limit, a thousand replies at once would open a thousand, each with
 * its own handshake. At 0.1 s per request, this many carry a thousand replies a second.
 */
const CONNECTIONS = 100;

/** Log invalid requests each time there are this many more; 10,000 in ten minutes get the address banned. */
const TELL_INVALID_REQUESTS_EACH = 500;

/**
 * The connection to Discord. It gets no server events unless we listen for mentions: slash commands, components and
 * posting need no intents, and without them a bot in 2,500 servers uses a third of the memory and is ready in under a second.
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
      // Replies to interactions don't count toward Discord's 50 requests a second, and this client sends hardly anything else:
      // https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      invalidRequestWarningInterval: TELL_INVALID_REQUESTS_EACH,
      // Called for every limit, including those known only from a response, for which there is no event.
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
    // Users and messages come with each interaction; caching them would only use memory.
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

/** In discord.js's options, `shards` lists shard ids and `shardCount` is the total. */
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
 * @throws Error with a sentence on what to do.
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
    // When the gateway closes a login, the error doesn't say why, but the close code does.
    const why = await Promise.race([closedForGood, undefined]);
    throw new Error(why ?? loginSentence(cause), { cause });
  }
  return ready;
}

/** Hands every interaction to `handle`. */
export function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<void>): void {
  client.on('interactionCreate', (interaction) => void handle(interaction));
}
