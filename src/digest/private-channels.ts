/** People's DM channels, by user id. */
export interface PrivateChannelStore {
  get(userId: string): Promise<string | undefined>;
  /** Durable once it settles: nothing is sent to a channel that isn't stored. */
  keep(userId: string, channelId: string): Promise<void>;
  forget(userId: string): Promise<void>;
}
