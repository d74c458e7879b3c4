/** An address of the web side at which a digest can be read; anybody may who knows it. */
export interface DigestFeed {
  readonly subscriptionId: string;
  /** Withdrawn ones stay known, to be told apart from those that never were. */
  readonly isOpen: boolean;
}

/** Keeps which digests are published as feeds. */
export interface DigestFeedStore {
  /** The open address of a digest; the one given where it has none. */
  open(subscriptionId: string, token: string): Promise<string>;
  /** Withdraws the address of a digest for good; false where it had none. */
  withdraw(subscriptionId: string): Promise<boolean>;
  find(token: string): Promise<DigestFeed | undefined>;
}

/** Digest feeds as moderators and the web side deal with them. */
export interface DigestFeeds extends DigestFeedStore {
  /** With scheme and host; undefined where there is no web side that people can reach. */
  url(token: string): string | undefined;
}
