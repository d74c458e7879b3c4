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
