import type { People } from './acts/acts.ts';
import type { Tamper } from './acts/context.ts';
import type { ConnectionEvent, GatewayView } from './gateway/sessions.ts';
import type { Interaction, InteractionEvent } from './interactions/interaction.ts';
import type { MessageChange } from './messages/message-store.ts';
import type { RequestFaults } from './rest/faults.ts';
import type { RateLimitOptions } from './rest/rate-limits.ts';
import type { RequestEvent, RequestLog } from './rest/request-log.ts';
import type { Command } from './wire/command.ts';
import type { Message } from './wire/message.ts';
import type { Ref } from './world/ref.ts';
import type { WorldSeed } from './world/seed.ts';
import type { World } from './world/world.ts';

export interface LoopbackOptions {
  readonly clock: () => Date;
  /** 0, the default, takes a free one. Only 127.0.0.1 is ever listened on. */
  readonly port?: number;
  readonly seed?: WorldSeed;
  /** How long a person waits for the first answer, in ms; Discord's 3,000 by default. */
  readonly answerWithinMs?: number;
  /** How long an interaction's token lives, in ms; Discord's 15 minutes by default. */
  readonly tokenLifeMs?: number;
  /** Off by default. `globalPerSecond` is Discord's 50; `buckets` adds per-route limits with their headers. */
  readonly rateLimits?: RateLimitOptions;
  /** Intents that were granted in the developer portal, as bits; none of the privileged ones by default. */
  readonly privilegedIntents?: number;
  /** What `/gateway/bot` recommends; 1 by default. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
  readonly keep?: Partial<Keep>;
}

/** How much of the past is held, so that memory stays bounded however long it runs. */
export interface Keep {
  /** REST requests in the log; 2,000. */
  readonly requests: number;
  /** Interactions whose token still works; 2,000. */
  readonly interactions: number;
  /** Private answers; 1,000. */
  readonly ephemeral: number;
  /** Messages of one channel; 2,000. Pinned ones always stay. */
  readonly messagesPerChannel: number;
  /** Gateway events of one session held for a resume; 1,000. */
  readonly replay: number;
}

export interface LoopbackDiscord extends People {
  /** For `DISCORD_API_URL` and `rest.api`, e.g. `http://127.0.0.1:41233/api`. */
  readonly apiUrl: string;
  /** What this Discord signs interactions with, when it sends them by HTTP: 64 hexadecimal digits. */
  readonly publicKey: string;
  /**
   * Sends interactions to an address by HTTP from now on, and none over the gateway; undefined ends that. Rejects when the
   * address does not answer a ping, or takes a wrong signature.
   */
  useEndpoint(url: string | undefined): Promise<void>;
  /** The one bot token that is accepted; another is answered 401. */
  readonly token: string;
  readonly world: World;
  /** The newest messages of a channel, oldest first; private answers only with the person (`as`) they are for. */
  messages(channel: Ref, view?: { readonly as?: Ref; readonly limit?: number }): Message[];
  /** A message as it is now, private ones too. */
  message(id: string): Message | undefined;
  pins(channel: Ref): Message[];
  /** Every registered command, global ones and those of one server; with `as` and `channel` only what that person may use there. */
  commands(view?: { readonly as?: Ref; readonly channel?: Ref }): Command[];
  interaction(id: string): Interaction | undefined;
  readonly events: { subscribe(listener: (event: LoopbackEvent) => void): () => void };
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly gateway: GatewayView;
  /** Downloads what was attached to a message. */
  attachment(id: string): Uint8Array | undefined;
  close(): Promise<void>;
}

/** What goes wrong on purpose. */
export interface Faults extends RequestFaults {
  /** Cuts gateway connections without a farewell, or with a close code. */
  dropGateway(options?: { readonly shard?: number; readonly code?: number; readonly forget?: boolean }): void;
  /** Asks the bot to reconnect (opcode 7). */
  askToReconnect(): void;
  /** Sends a packet as it is over every gateway connection, whatever its shape. */
  sendPacket(packet: unknown): void;
  /**
   * What the bot is sent in place of each interaction from now on: forged, several times, or not at all; undefined ends that.
   */
  tamper(change: Tamper | undefined): void;
  /** No new gateway connection is accepted while true. */
  blockGateway(block: boolean): void;
}

export type LoopbackEvent =
  | MessageChange
  | InteractionEvent
  | RequestEvent
  | ConnectionEvent
  | { readonly kind: 'commands-changed' | 'world-changed' };
