/** A gateway event on its way to the bot. */
export interface Dispatch {
  readonly t: string;
  readonly d: unknown;
  /** Picks the shard; without one it is shard 0. */
  readonly guildId?: string | undefined;
  /** The intent bit a session needs; 0 needs none. */
  readonly intent: number;
  /** Replaces `d` for sessions without the message content intent. */
  readonly withoutContent?: unknown;
}
