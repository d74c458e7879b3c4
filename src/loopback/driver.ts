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
  /** 0, the default, picks a free port. Listens on 127.0.0.1 only. */
  readonly port?: number;
  readonly seed?: WorldSeed;
  /** How long a person waits for the first response, in ms; Discord's 3,000 by default. */
  readonly answerWithinMs?: number;
  /** How long an interaction's token lives, in ms; Discord's 15 minutes by default. */
  readonly tokenLifeMs?: number;
  /** Off by default. `globalPerSecond` is Discord's 50; `perRoute` adds limits per route, with their headers. */
  readonly rateLimits?: RateLimitOptions;
  /** Intents granted in the developer portal, as bits; by default none of the privileged ones. */
  readonly privilegedIntents?: number;
  /** What `/gateway/bot` recommends; 1 by default. */
  readonly shards?: number;
  readonly heartbeatMs?: number;
  readonly keep?: Partial<Keep>;
}

/** How much history to keep, so that memory stays bounded however long it runs. */
export interface Keep {
  /** REST requests in the log; 2,000. */
  readonly requests: number;
  /** Interactions whose tokens still work; 2,000. */
  readonly interactions: number;
  /** Ephemeral messages; 1,000. */
  readonly ephemeral: number;
  /** Messages per channel; 2,000. Pinned ones always stay. */
  readonly messagesPerChannel: number;
  /** Gateway events kept per session for a resume; 1,000. */
  readonly replay: number;
}

export interface LoopbackDiscord extends People {
  /** For `DISCORD_API_URL` and `rest.api`, e.g. `http://127.0.0.1:41233/api`. */
  readonly apiUrl: string;
  /** The key that interactions sent over HTTP are signed with: 64 hexadecimal digits. */
  readonly publicKey: string;
  /**
   * Sends interactions to an address over HTTP from now on, and none over the gateway; undefined switches back. Rejects
   * if the address doesn't answer a ping, or accepts a wrong signature.
   */
  useEndpoint(url: string | undefined): Promise<void>;
  /** The only bot token accepted; any other gets a 401. */
  readonly token: string;
  readonly world: World;
  /** A channel's newest messages, oldest first; ephemeral ones only for their recipient (`as`). */
  messages(channel: Ref, view?: { readonly as?: Ref; readonly limit?: number }): Message[];
  /** A message in its current state, ephemeral ones included. */
  message(id: string): Message | undefined;
  pins(channel: Ref): Message[];
  /** Every registered command, global or per server; with `as` and `channel`, only those that person may use there. */
  commands(view?: { readonly as?: Ref; readonly channel?: Ref }): Command[];
  interaction(id: string): Interaction | undefined;
  readonly events: { subscribe(listener: (event: LoopbackEvent) => void): () => void };
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly gateway: GatewayView;
  /** Downloads a message's attachment. */
  attachment(id: string): Uint8Array | undefined;
  close(): Promise<void>;
}

/** What goes wrong on purpose. */
export interface Faults extends RequestFaults {
  /** Drops gateway connections abruptly, or with a close code. */
  dropGateway(options?: { readonly shard?: number; readonly code?: number; readonly forget?: boolean }): void;
  /** Asks the bot to reconnect (opcode 7). */
  askToReconnect(): void;
  /** Sends a packet verbatim over every gateway connection, whatever its shape. */
  sendPacket(packet: unknown): void;
  /**
   * Changes what the bot is sent for each interaction from now on: forged, several times, or not at all; undefined
   * switches back.
   */
  tamper(change: Tamper | undefined): void;
  /** Accepts no new gateway connections while true. */
  blockGateway(block: boolean): void;
}

export type LoopbackEvent =
  | MessageChange
  | InteractionEvent
  | RequestEvent
  | ConnectionEvent
  | { readonly kind: 'commands-changed' | 'world-changed' };
