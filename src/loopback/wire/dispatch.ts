/** One gateway event on its way to the bot. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
  /** Decides the shard; without one it is shard 0. */
  readonly guildId?: string | undefined;
  /** The intent bit a session must have asked for; 0 needs none. */
  readonly intent: number;
  /** What a session without the message content intent gets in place of `d`. */
  readonly withoutContent?: unknown;
}

/** https://discord.com/developers/docs/events/gateway#gateway-intents */
export const intents = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export const privilegedIntents = intents.guildMembers | intents.presences | intents.messageContent;
