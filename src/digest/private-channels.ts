/** The channels of people's private messages, by the ids that they were opened with. */
export interface PrivateChannelStore {
  get(userId: string): Promise<string | undefined>;
  /** Durable when it settles: nothing is sent into a channel that is not kept. */
  keep(userId: string, channelId: string): Promise<void>;
  forget(userId: string): Promise<void>;
}
