import type { AutocompleteAct, CommandAct, MessageCommandAct, ModalAct, PressAct, SayAct } from './acts.ts';
import type { Faults } from './faults.ts';
import type { Answer, Interaction, Refused } from './interaction.ts';
import type { Ref } from './ref.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';
import type { WorldSeed } from './seed.ts';
import type { Message } from './wire.ts';
import type { Choice, Command } from './wire-commands.ts';
import type { World } from './world.ts';

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

export interface RateLimitOptions {
  /** Requests of a bot over all routes a second; interaction endpoints are exempt, as at Discord. */
  readonly globalPerSecond?: number;
  /** Requests in a window for each route of each channel, server or webhook. */
  readonly perRoute?: { readonly limit: number; readonly windowMs: number };
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

export interface LoopbackDiscord {
  /** For `DISCORD_API_URL` and `rest.api`, e.g. `http://127.0.0.1:41233/api`. */
  readonly apiUrl: string;
  /** The one bot token that is accepted; another is answered 401. */
  readonly token: string;
  readonly world: World;
  /** Runs a slash command as a person. Rejects with a `ActError` when Discord's client would not let them. */
  command(act: CommandAct): Promise<Interaction>;
  /** The choices offered for the half-typed option `focused`. */
  autocomplete(act: AutocompleteAct): Promise<readonly Choice[]>;
  /** Right-click on a message. */
  messageCommand(act: MessageCommandAct): Promise<Interaction>;
  press(act: PressAct): Promise<Interaction>;
  /** Picks from a select; `values` are option values, or ids or names of users, roles and channels. */
  choose(act: PressAct & { readonly values: readonly Ref[] }): Promise<Interaction>;
  /** Sends the modal that answered `interaction`. A missing value is what the modal was filled in with. */
  submitModal(act: ModalAct): Promise<Interaction>;
  /** A person writes. The bot hears of it where its intents ask for it. */
  say(act: SayAct): Message;
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

export interface GatewayView {
  /** Connected and identified. */
  readonly sessions: readonly {
    readonly id: string;
    readonly shard: readonly [number, number];
    readonly intents: number;
  }[];
  readonly identified: number;
  readonly resumed: number;
  /** Waits until this many sessions are connected; rejects after `withinMs` (10,000). */
  connected(count?: number, withinMs?: number): Promise<void>;
}

export type LoopbackEvent =
  | {
      readonly kind: 'message-created' | 'message-updated';
      readonly message: Message;
      readonly onlyFor?: string;
    }
  | {
      readonly kind: 'message-deleted';
      readonly channelId: string;
      readonly id: string;
      readonly onlyFor?: string;
    }
  | { readonly kind: 'interaction-created'; readonly interaction: Interaction }
  | { readonly kind: 'interaction-answered'; readonly interaction: Interaction; readonly answer: Answer }
  | { readonly kind: 'interaction-failed'; readonly interaction: Interaction; readonly reason: string }
  | { readonly kind: 'refused'; readonly request: RequestRecord; readonly refused: Refused }
  | { readonly kind: 'commands-changed' }
  | { readonly kind: 'world-changed' }
  | { readonly kind: 'typing'; readonly channelId: string }
  | { readonly kind: 'gateway-connected' | 'gateway-disconnected'; readonly shard: number }
  /** A request: received before anything was done, handled once it took effect, answered once the answer was sent. */
  | {
      readonly kind: 'request-received' | 'request-handled' | 'request-answered';
      readonly request: RequestRecord;
    };
