/** A web address where a digest can be read by anyone who knows it. */
export interface DigestFeed {
  readonly subscriptionId: string;
  /** Withdrawn ones are kept, to tell them apart from ones that never existed. */
  readonly isOpen: boolean;
}

/** Keeps which digests are published as feeds. */
export interface DigestFeedStore {
  /** The digest's open address; opens it under `token` if it has none. */
  open(subscriptionId: string, token: string): Promise<string>;
  /** Withdraws a digest's address for good; false if it had none. */
  withdraw(subscriptionId: string): Promise<boolean>;
  find(token: string): Promise<DigestFeed | undefined>;
}

/** Digest feeds as moderators and the web side use them. */
export interface DigestFeeds extends DigestFeedStore {
  /** The full URL; undefined if there is no public site. */
  url(token: string): string | undefined;
}
